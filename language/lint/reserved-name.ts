import { RESERVED_NAMES } from '../expressions/reserved-names.ts';
import { namesGiven } from './names-given.ts';
import type { Rule } from './rule.ts';

/** Names under which every expression finds something. */
export const SCOPE_NAMES: ReadonlySet<string> = new Set([
  'inputs',
  'steps',
  'branches',
  'vars',
  'event',
  'tenant',
  'run',
  'self',
  'error',
  'now',
]);

/** Names that an expression could not read, or would read as something else. */
export const reservedName: Rule = (context) =>
  namesGiven(context).flatMap(({ name, range, isAtTop }) => {
    const isTaken = isAtTop && SCOPE_NAMES.has(name);
    if (!isTaken && !RESERVED_NAMES.has(name)) return [];
    return [
      {
        code: 'reserved-name',
        severity: 'error',
        summary: `Cannot use the name "${name}" because ${isTaken ? 'every expression has it already' : 'it is a word of the expression language'}`,
        detail: `Choose another one, such as "${name}_value"`,
        range,
      },
    ];
  });
