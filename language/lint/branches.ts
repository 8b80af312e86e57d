import type { Draft } from '../compile/draft.ts';
import type { Finding } from '../finding.ts';
import type { Branch, ParallelStep } from '../plan/plan.ts';
import { didYouMean } from '../suggest.ts';
import { allNeeds } from '../types/survey-steps.ts';
import type { Rule } from './rule.ts';

/** Branches that need what does not exist or each other, and joins that can never be reached. */
export const branches: Rule = ({ draft, survey }) =>
  survey.steps.flatMap(({ step }) => {
    if (step.kind !== 'parallel') return [];
    return [
      ...step.branches.flatMap((branch) => [...unknownNeeds(draft, step, branch), ...cycle(draft, step, branch)]),
      ...joinTooHigh(draft, step),
    ];
  });

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

function cycle(draft: Draft, step: ParallelStep, branch: Branch): readonly Finding[] {
  if (!allNeeds(step.branches, branch).has(branch.name)) return [];
  return [
    {
      code: 'needs-cycle',
      severity: 'error',
      summary: `Cannot start branch "${branch.name}" because it waits for itself: its \`needs\` lead back to it`,
      detail: 'Remove one of the `needs` of the circle',
      range: draft.sites.range(branch),
    },
  ];
}

function joinTooHigh(draft: Draft, step: ParallelStep): readonly Finding[] {
  if (typeof step.join !== 'number' || step.join <= step.branches.length) return [];
  return [
    {
      code: 'join-out-of-range',
      severity: 'error',
      summary: `Cannot join ${step.join} branches because the step has ${step.branches.length}`,
      detail: `Write a number from 1 to ${step.branches.length}, «any» or «all»`,
      range: draft.sites.range(step, 'join'),
    },
  ];
}
