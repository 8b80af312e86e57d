import { defineSignal, defineUpdate } from '@temporalio/workflow';
import type { SecurityEvent } from './event.ts';
import type { PersonId, StepPath } from './ids.ts';
import type { Sha256 } from './json.ts';
import type { RefusalCode } from './run.ts';

/** A person's answer to an approval, as the API sends it after sign-in and authorisation. */
export interface DecisionMessage {
  readonly type: 'decision';
  /** Chosen by the sender; a repeat with the same id gets the answer of the first. */
  readonly id: string;
  readonly path: StepPath;
  readonly approve: boolean;
  readonly reason: string;
  readonly person: PersonId;
  /** Hash of what the person was shown. */
  readonly targetsSha256: Sha256;
  /** Signed by Watchbill's sign-in over person, tenant, run, step, hash, decision id and expiry. */
  readonly assertion: string;
}

/** An analyst ends the run; `finally` still runs. */
export interface CancelMessage {
  readonly type: 'cancel';
  readonly id: string;
  readonly by: PersonId;
  readonly reason: string;
}

/** Another event of the same key, handed to a run that already works on it. */
export interface EventMessage {
  readonly type: 'event';
  readonly event: SecurityEvent;
}

/** A deploy asks the run to continue as new on the current worker. */
export interface MoveOnMessage {
  readonly type: 'move-on';
}

/** Everything that can be said to a run. */
export type RunMessage = DecisionMessage | CancelMessage | EventMessage | MoveOnMessage;

/** What a run answers. */
export type MessageAnswer =
  | { readonly accepted: true; readonly settled?: 'approved' | 'refused' | 'counted' }
  | { readonly accepted: false; readonly because: RefusalCode };

/** Decisions and cancels: the sender waits for the answer. Name on the wire: `deliver`. */
export const deliverUpdate = defineUpdate<MessageAnswer, [DecisionMessage | CancelMessage]>('deliver');

/** Events handed over by the intake. Name on the wire: `hand-event`. */
export const handEventSignal = defineSignal<[SecurityEvent]>('hand-event');

/** Sent to open runs by a deploy. Name on the wire: `move-on`. */
export const moveOnSignal = defineSignal('move-on');
