import type { ActionStep } from '../../language/plan/plan.ts';
import { cel } from '../engine/plans.ts';

/** Some writes can be taken back, some of them by what they answered; and some of those are, unless somebody says that they stay. */
export function undoOf(count: number, undoAfterMs: number): Pick<ActionStep, 'undo' | 'undoAfterMs'> {
  if (count % 3 === 0) return {};
  const readsOutput = count % 3 === 1;
  const undo = { action: 'test.write', with: readsOutput ? { n: cel('self.output.call') } : {}, readsOutput };
  return count % 2 === 0 ? { undo } : { undo, undoAfterMs };
}
