import type { Draft } from '../compile/draft.ts';
import type { Finding } from '../finding.ts';
import type { Branch } from '../plan/plan.ts';
import { allNeeds } from '../types/survey/parallel.ts';
import type { Rule } from './rule.ts';

/** Branches that wait for themselves. */
export const needsCycle: Rule = ({ draft, survey }) =>
  survey.steps.flatMap(({ step }) => {
    if (step.kind !== 'parallel') return [];
    const inCircle = step.branches.filter((branch) => allNeeds(step.branches, branch).has(branch.name));
    return inCircle.map((branch) => waitsForItself(draft, branch));
  });

function waitsForItself(draft: Draft, branch: Branch): Finding {
  return {
    code: 'needs-cycle',
    severity: 'error',
    summary: `Cannot start branch "${branch.name}" because it waits for itself: its \`needs\` lead back to it`,
    detail: 'Remove one of the `needs` of the circle',
    range: draft.sites.keyRange(branch, 'needs'),
  };
}
