import type { EscalateStep } from '../../plan/plan.ts';
import type { View } from '../view.ts';
import { note, noteValues, type Walk } from './walk.ts';

/** What the pages say, and when nobody more is called. */
export function walkEscalate(walk: Walk, step: EscalateStep, view: View): View {
  noteValues(walk, step.with, view);
  note(walk, { source: step.until, owner: step, key: 'until', view, expected: 'bool', isCondition: false });
  return view;
}
