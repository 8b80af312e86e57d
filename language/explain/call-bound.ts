import type { StepBase } from '../plan/plan.ts';
import { atMost, type Bound } from './bound.ts';

/** Longest time of one attempt of a call; the engine gives up on its answer then. */
export const ATTEMPT_MS = 60_000;

/**
 * How long a call lasts at most: its `timeout`, which bounds it with all tries. Tries and pauses alone are no bound, since
 * an upstream may ask for longer pauses and an answer that was put off counts as no try.
 */
export function boundOfCall({ timeoutMs }: StepBase, path: string): Bound {
  if (timeoutMs !== undefined) return atMost(timeoutMs);
  return { ms: 0, unbounded: [{ path, because: 'is tried for as long as the upstream asks, and has no timeout' }] };
}

/** A call under way is waited for, because whether it took effect has to be known. */
export function callAfterCancelMs({ timeoutMs }: StepBase): number {
  return Math.min(ATTEMPT_MS, timeoutMs ?? ATTEMPT_MS);
}
