import { didYouMean } from '../suggest.ts';
import { writtenOut } from './recipients-of.ts';
import type { Rule } from './rule.ts';

/** Teams that no document describes: of the owner and of recipients. */
export const unknownTeam: Rule = (context) => {
  const { plan, sites, world } = context.draft;
  const { teams } = world;
  if (teams === undefined) return [];
  const owner = plan.owner === '' ? [] : [{ name: plan.owner, range: sites.range(plan, 'owner') }];
  const named = writtenOut(context, 'team').map(({ name, value }) => ({ name, range: sites.range(value) }));
  return [...owner, ...named].flatMap(({ name, range }) => {
    if (teams.has(name)) return [];
    return [
      {
        code: 'unknown-team',
        severity: 'error',
        summary: `Cannot find the team "${name}": no document describes it`,
        detail: 'Correct the name, or add a document of kind Team',
        range,
        ...didYouMean(name, teams),
      },
    ];
  });
};
