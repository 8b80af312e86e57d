import type { ParallelStep } from '../../language/plan/plan.ts';
import { SUCCEEDED, type Ending } from '../completion.ts';

/**
 * Whether the branches that have ended decide the join. `latest` is the one that ended last; branches that are still
 * open are undefined. A skipped branch counts for nothing: it lowers what is asked for where too few are left.
 *
 * @returns how the step ends, or undefined while it is open
 */
export function joinBranches(
  step: ParallelStep,
  branches: readonly (Ending | undefined)[],
  latest: Ending,
): Ending | undefined {
  if (latest.status === 'stopped' || latest.status === 'cancelled') return latest;
  const count = (status: string): number => branches.filter((one) => one?.status === status).length;
  const able = branches.length - count('skipped');
  const wanted = Math.min(wantedOf(step), able);
  if (count('succeeded') >= wanted && (step.join !== 'all' || branches.every((one) => one !== undefined)))
    return SUCCEEDED;
  return able - count('failed') < wanted ? latest : undefined;
}

function wantedOf(step: ParallelStep): number {
  if (step.join === 'all') return step.branches.length;
  return step.join === 'any' ? 1 : step.join;
}
