import { closed, words } from '../json-schema.ts';
import type { Branch, ParallelStep, Step } from '../../plan/plan.ts';
import { withNames, withTested, type View } from '../view.ts';
import { mergeBranch } from './merge-branch.ts';
import { note, testedBy, type Walk } from './walk.ts';

/** A branch sees the steps of those that it needs. */
export function walkParallel(walk: Walk, step: ParallelStep, view: View, inside: readonly Step[]): View {
  const done = new Map<string, View>();
  const statuses = closed(Object.fromEntries(step.branches.map(({ name }) => [name, BRANCH])));
  const isSure = (branch: Branch): boolean => step.join === 'all' && branch.if === undefined;
  const merge = (seen: View, branch: Branch): View => mergeBranch(seen, done.get(branch.name) ?? view, isSure(branch));
  for (const branch of inOrderOfNeeds(step.branches)) {
    const needed = step.branches.filter((other) => allNeeds(step.branches, branch).has(other.name));
    const seen = needed.reduce(merge, view);
    note(walk, {
      source: branch.if,
      owner: branch,
      key: 'if',
      view: withNames(seen, { branches: statuses }),
      expected: 'bool',
      isCondition: true,
    });
    done.set(
      branch.name,
      walk.list(branch.steps, { ...withTested(seen, testedBy(branch.if)), vars: view.vars }, inside),
    );
  }
  return { ...step.branches.reduce(merge, view), vars: view.vars };
}

const BRANCH = closed({
  status: words('What the branch came to', ['pending', 'running', 'succeeded', 'failed', 'skipped', 'cancelled']),
});

/** Branches so that each comes after those it needs; those in a cycle come last, in their own order. */
function inOrderOfNeeds(branches: readonly Branch[]): readonly Branch[] {
  const count = (branch: Branch): number => allNeeds(branches, branch).size;
  return [...branches].sort((one, other) => count(one) - count(other));
}

/** Names of all branches that one needs, those of the needed ones included. */
export function allNeeds(branches: readonly Branch[], branch: Branch): ReadonlySet<string> {
  const found = new Set<string>(branch.needs);
  for (const name of found)
    for (const other of branches) if (other.name === name) for (const need of other.needs) found.add(need);
  return found;
}
