import type { Step, WaitForStep } from '../../plan/plan.ts';
import { EVENT_SCHEMAS } from '../event-types.ts';
import { withMaybe, withNames, type View } from '../view.ts';
import { note, type Walk } from './walk.ts';

/** `where` sees the event that has come; what `onTimeout` runs is not sure afterwards. */
export function walkWaitFor(walk: Walk, step: WaitForStep, view: View, inside: readonly Step[]): View {
  note(walk, {
    source: step.where,
    owner: step,
    key: 'waitFor.where',
    view: withNames(view, { event: EVENT_SCHEMAS[step.event] }),
    expected: 'bool',
    isCondition: true,
  });
  return withMaybe(view, walk.list(step.onTimeout, view, inside));
}
