import type { ApproveStep, Step } from '../../plan/plan.ts';
import { withMaybe, type View } from '../view.ts';
import { note, noteValue, noteValues, type Walk } from './walk.ts';

/** What `onExpiry` runs is not sure afterwards. */
export function walkApprove(walk: Walk, step: ApproveStep, view: View, inside: readonly Step[]): View {
  noteValue(walk, step.question, view);
  for (const shown of step.show)
    note(walk, { source: shown.cel, owner: shown, key: 'cel', view, expected: 'any', isCondition: false });
  for (const recipient of step.by) noteValues(walk, recipient, view);
  note(walk, { source: step.quorum, owner: step, key: 'approve.quorum', view, expected: 'int', isCondition: false });
  return withMaybe(view, walk.list(step.onExpiry, view, inside));
}
