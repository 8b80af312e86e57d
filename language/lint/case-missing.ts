import { outcomesToCover } from '../plan/outcomes-to-cover.ts';
import type { Rule } from './rule.ts';

/** Outcomes that no case of the playbook expects: nobody has seen how a run comes to them. Publishing asks for them all. */
export const caseMissing: Rule = ({ draft }) => {
  const { plan, world, broken, sites } = draft;
  if (world.caseOutcomes === undefined || broken.size > 0) return [];
  const expected = world.caseOutcomes.get(plan.name);
  const missing = outcomesToCover(plan).filter((outcome) => expected?.has(outcome) !== true);
  if (missing.length === 0) return [];
  return [
    {
      code: 'case-missing',
      severity: 'info',
      summary: `Cannot show how "${plan.name}" ends because no case expects the outcome ${missing.map((one) => `"${one}"`).join(', ')}`,
      detail: 'Write a case for each outcome into the folder `cases` beside the playbook',
      range: sites.range(plan, 'name'),
    },
  ];
};
