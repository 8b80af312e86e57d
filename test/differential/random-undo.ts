import type { Undo } from '../../language/plan/plan.ts';
import { cel } from '../engine/plans.ts';

/** Some writes can be taken back, some of them by what they answered. */
export function undoOf(count: number): { readonly undo?: Undo } {
  if (count % 3 === 0) return {};
  const readsOutput = count % 3 === 1;
  return { undo: { action: 'test.write', with: readsOutput ? { n: cel('self.output.call') } : {}, readsOutput } };
}
