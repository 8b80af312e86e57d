import type { ClockStep, Step } from '../../plan/plan.ts';
import { withMaybe, type View } from '../view.ts';
import type { Walk } from './walk.ts';

/** What runs beside the others sees what the playbook itself sees, none of it sure; it is walked when that is known. */
export function walkClock(walk: Walk, step: ClockStep, view: View, inside: readonly Step[]): View {
  walk.beside.push((seen) => {
    const warned = walk.list(step.onWarn, seen, inside);
    walk.list(step.onBreach, withMaybe(seen, { ...warned, steps: seen.steps }), inside);
  });
  return view;
}
