import type { Draft } from '../compile/draft.ts';
import type { Finding } from '../finding.ts';
import type { Branch, ParallelStep } from '../plan/plan.ts';
import { didYouMean } from '../suggest.ts';
import type { Rule } from './rule.ts';

/** Branches that need one that does not exist. */
export const unknownBranch: Rule = ({ draft, survey }) =>
  survey.steps.flatMap(({ step }) =>
    step.kind === 'parallel' ? step.branches.flatMap((branch) => unknownNeeds(draft, step, branch)) : [],
  );

function unknownNeeds(draft: Draft, step: ParallelStep, branch: Branch): readonly Finding[] {
  const names = step.branches.map(({ name }) => name);
  return branch.needs
    .filter((need) => !names.includes(need))
    .map((need) => ({
      code: 'unknown-branch',
      severity: 'error',
      summary: `Cannot wait for branch "${need}": this step has no branch of that name`,
      detail: `Its branches are ${names.map((name) => `"${name}"`).join(', ')}`,
      range: draft.sites.range(branch, `needs.${need}`),
      ...didYouMean(need, names),
    }));
}
