import type { CallStep } from '../../plan/plan.ts';
import { CALLS_SCHEMA } from '../calls-schema.ts';
import { withNames, type View } from '../view.ts';
import { note, noteValues, type Walk } from './walk.ts';

/** `haltWhen` sees the counts as `calls`. */
export function walkCall(walk: Walk, step: CallStep, view: View): View {
  noteValues(walk, step.with, view);
  const { tenants } = step;
  if (tenants === undefined) return view;
  note(walk, { source: tenants.in, owner: step, key: 'tenants.in', view, expected: 'list', isCondition: false });
  note(walk, {
    source: tenants.haltWhen,
    owner: step,
    key: 'tenants.haltWhen',
    view: withNames(view, { calls: CALLS_SCHEMA }),
    expected: 'bool',
    isCondition: false,
  });
  return view;
}
