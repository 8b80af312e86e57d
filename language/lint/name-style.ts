import { namesGiven } from './names-given.ts';
import type { Rule } from './rule.ts';

const SNAKE_CASE = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;
const LENGTH_MAX = 63;

/** Names of inputs, variables and branches that are not snake_case; those of steps and loops are refused by their shape. */
export const nameStyle: Rule = (context) =>
  namesGiven(context).flatMap(({ name, range }) => {
    if (SNAKE_CASE.test(name) && name.length <= LENGTH_MAX) return [];
    const shown = name.length <= LENGTH_MAX ? name : `${name.slice(0, LENGTH_MAX)}…`;
    return [
      {
        code: 'name-style',
        severity: 'error',
        summary: `Cannot use the name "${shown}" because names that expressions read are in snake_case, of at most ${LENGTH_MAX} characters`,
        detail: 'Use lower-case letters, digits and single «_»',
        range,
      },
    ];
  });
