import { didYouMean } from '../suggest.ts';
import { writtenOut } from './recipients-of.ts';
import type { Rule } from './rule.ts';

/** Audiences that no tenant has. */
export const unknownAudience: Rule = (context) => {
  const { sites, world } = context.draft;
  const { audiences } = world;
  if (audiences === undefined) return [];
  return writtenOut(context, 'audience').flatMap(({ name, value }) => {
    if (audiences.has(name)) return [];
    return [
      {
        code: 'unknown-audience',
        severity: 'error',
        summary: `Cannot find the audience "${name}": no document describes it`,
        detail: 'Correct the name, or add the audience to the tenants',
        range: sites.range(value),
        ...didYouMean(name, audiences),
      },
    ];
  });
};
