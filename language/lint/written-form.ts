import type { Draft } from '../compile/draft.ts';
import type { TaskStep } from '../plan/plan.ts';
import { memberOf, type SourceNode } from '../source/source-node.ts';

/** The form of a task as it is written: the name of a form, or its fields; undefined where nothing is asked. */
export function writtenForm({ sites }: Draft, step: TaskStep): SourceNode | undefined {
  return memberOf(sites.node(step, 'task'), 'form');
}
