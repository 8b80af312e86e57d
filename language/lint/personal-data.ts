import { originsOf } from './origins-of.ts';
import type { Rule } from './rule.ts';
import { toldOutside } from './told-outside.ts';

/** Data about people of the tenant in a message to an audience, which is outside our teams, without a stated reason. */
export const personalData: Rule = (context) =>
  toldOutside(context).flatMap(({ part, parents }) => {
    const origins = originsOf(context, part.cel, parents);
    if (!origins.some(({ schema }) => schema?.['x-personal'] === true)) return [];
    return [
      {
        code: 'personal-data',
        severity: 'warning',
        summary: `Cannot tell "${part.cel.trim()}" to an audience without a stated reason: it is data about people of the tenant`,
        detail: 'Leave it out, say how many with `size(…)`, or state in `reason` why the audience may have it',
        range: context.draft.sites.range(part, 'cel'),
      },
    ];
  });
