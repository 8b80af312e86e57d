import type { NotifyStep } from '../../plan/plan.ts';
import type { View } from '../view.ts';
import { noteValues, type Walk } from './walk.ts';

/** Recipients and content. */
export function walkNotify(walk: Walk, { to, content }: NotifyStep, view: View): View {
  for (const recipient of to) noteValues(walk, recipient, view);
  noteValues(walk, 'text' in content ? { text: content.text, subject: content.subject } : content.with, view);
  return view;
}
