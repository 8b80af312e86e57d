import { allSteps } from '../../plan/all-steps.ts';
import type { RepeatStep, Step } from '../../plan/plan.ts';
import { ANYTHING } from '../json-schema.ts';
import type { View } from '../view.ts';
import { note, type Walk } from './walk.ts';

/** A turn sees what earlier turns have set, of whatever type; `until` sees the whole turn. */
export function walkRepeat(walk: Walk, step: RepeatStep, view: View, inside: readonly Step[]): View {
  const changing = allSteps(step.steps).flatMap((one) => (one.kind === 'set' ? Object.keys(one.set) : []));
  const known = changing.filter((name) => name in view.vars).map((name) => [name, ANYTHING] as const);
  const begun = { ...view, vars: { ...view.vars, ...Object.fromEntries(known) } };
  const after = walk.list(step.steps, begun, inside);
  note(walk, {
    source: step.until,
    owner: step,
    key: 'repeat.until',
    view: after,
    expected: 'bool',
    isCondition: false,
  });
  return view;
}
