import type { SecurityEvent } from './event.ts';
import type { RunId } from './ids.ts';
import type { Json, JsonObject } from './json.ts';
import type { TenantSnapshot } from './run.ts';

/** What a run that goes on from the end of another one does: its work again from where it failed, or take back what was done. */
export type OriginKind = 'retry' | 'roll-back';

/** The end that a run goes on from. */
export interface RunOrigin {
  readonly kind: OriginKind;
  /** The run that has ended. */
  readonly run: RunId;
  /**
   * The runs whose work this one goes on with, newest first, `run` among them. What one of them may have sent is asked for
   * under the key of that run before anything is sent.
   */
  readonly earlier: readonly RunId[];
}

/** Retries of retries: longer chains are started anew. */
export const EARLIER_RUNS_MAX = 10;

/** Why a run that failed or was cancelled cannot be retried. */
export const NO_RETRY = {
  'not-failed': 'it has neither failed nor was it cancelled',
  'taken-back': 'something that it did has been taken back',
  called: 'another run called it and has its answer; retry that one',
  'roll-back': 'it takes back what another run did',
  'too-often': `it is the ${EARLIER_RUNS_MAX}th retry in a row`,
} as const;

/** Stable name of a reason not to retry. */
export type NoRetry = keyof typeof NO_RETRY;

/** What a run leaves at its end for whoever goes on from there. Plain JSON, 512 KiB at most. */
export interface FinalState {
  /** Number of the run's last record when it was written. One that is not the last of the ledger is of another course. */
  readonly seq: number;
  /** What it was started with, beside its plan. */
  readonly start: {
    readonly tenant: TenantSnapshot;
    readonly inputs: JsonObject;
    readonly event?: SecurityEvent;
    readonly events?: readonly SecurityEvent[];
    readonly section?: string;
  };
  /** As `earlier` of a run that goes on from here. */
  readonly runs: readonly RunId[];
  /** How many things that it did, or may have done, can be taken back. */
  readonly takesBack: number;
  /** Null where it can be retried. */
  readonly noRetry: NoRetry | null;
  /** Null where nothing can start from it. */
  readonly journal: Json;
}

/** Bytes of a final state at most. A run that leaves more is not retried and not rolled back. */
export const FINAL_STATE_BYTES = 512 * 1024;
