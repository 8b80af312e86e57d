import type { RaceStep, Step } from '../../plan/plan.ts';
import type { View } from '../view.ts';
import { mergeBranch } from './merge-branch.ts';
import type { Walk } from './walk.ts';

/** No branch sees another; none of them is sure to have come to its end. */
export function walkRace(walk: Walk, step: RaceStep, view: View, inside: readonly Step[]): View {
  const after = step.branches.map(({ steps }) => walk.list(steps, view, inside));
  return { ...after.reduce((seen, other) => mergeBranch(seen, other, false), view), vars: view.vars };
}
