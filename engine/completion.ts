import type { Failure } from '../contracts/failure-codes.ts';
import type { Json } from '../contracts/json.ts';

/** How a step or a list of steps can end. */
export type Ending =
  | { readonly status: 'succeeded'; readonly output?: Json }
  | { readonly status: 'skipped' }
  /** `caught`: a `catch` has dealt with it, and the steps after it run. */
  | { readonly status: 'failed'; readonly failure: Failure; readonly caught?: boolean }
  | { readonly status: 'cancelled' }
  /** A `stop` step ends the run with its outcome. */
  | { readonly status: 'stopped'; readonly outcome: string };

/** What a step or a list of steps came to in this segment: an end, or nothing yet, which is never journaled. */
export type Completion = Ending | { readonly status: 'moving-on' };

/**
 * A completion, or the promise of one. What need not wait is no promise: the sandbox pays for each of them with a walk
 * through its own globals.
 */
export type Eventually = Completion | Promise<Completion>;

export const SUCCEEDED: Ending = { status: 'succeeded' };
export const SKIPPED: Ending = { status: 'skipped' };
export const CANCELLED: Ending = { status: 'cancelled' };
/** The run continues from the journal in a new segment. */
export const MOVING_ON: Completion = { status: 'moving-on' };

/** A failed completion. */
export function failed(failure: Failure): Ending {
  return { status: 'failed', failure };
}

/** Whether the steps after it run. */
export function goesOn(completion: Completion): boolean {
  if (completion.status === 'failed') return completion.caught === true;
  return completion.status === 'succeeded' || completion.status === 'skipped';
}
