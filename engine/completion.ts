import type { Failure } from '../contracts/failure-codes.ts';
import type { Json } from '../contracts/json.ts';

/** What a step or a list of steps came to. */
export type Completion =
  | { readonly status: 'succeeded'; readonly output?: Json }
  | { readonly status: 'skipped' }
  /** `caught`: a `catch` has dealt with it, and the steps after it run. */
  | { readonly status: 'failed'; readonly failure: Failure; readonly caught?: boolean }
  | { readonly status: 'cancelled' }
  /** A `stop` step ends the run with its outcome. */
  | { readonly status: 'stopped'; readonly outcome: string }
  /** Nothing was decided: the run continues from the journal in a new segment. Never journaled. */
  | { readonly status: 'moving-on' };

export const SUCCEEDED: Completion = { status: 'succeeded' };
export const SKIPPED: Completion = { status: 'skipped' };
export const CANCELLED: Completion = { status: 'cancelled' };
export const MOVING_ON: Completion = { status: 'moving-on' };

/** A failed completion. */
export function failed(failure: Failure): Completion {
  return { status: 'failed', failure };
}

/** Whether the steps after it run. */
export function goesOn(completion: Completion): boolean {
  if (completion.status === 'failed') return completion.caught === true;
  return completion.status === 'succeeded' || completion.status === 'skipped';
}
