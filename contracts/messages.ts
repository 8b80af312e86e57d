import { defineSignal, defineUpdate } from '@temporalio/workflow';
import type { SecurityEvent } from './event.ts';
import type { PersonId, StepPath } from './ids.ts';
import type { Sha256 } from './json.ts';
import type { RefusalCode } from './run.ts';
import type { TaskChange, TaskPhase } from './task.ts';

/** What every word of a person to a step of a run carries, as the API sends it after sign-in and authorisation. */
export interface FromPerson {
  /** Chosen by the sender; a repeat with the same id gets the answer of the first. */
  readonly id: string;
  readonly path: StepPath;
  readonly person: PersonId;
  /** Signed by Watchbill's sign-in over tenant, run, expiry and every other member of the message. */
  readonly assertion: string;
}

/** A person's answer to an approval. */
export interface DecisionMessage extends FromPerson {
  readonly type: 'decision';
  readonly approve: boolean;
  readonly reason: string;
  /** Hash of what the person was shown. */
  readonly targetsSha256: Sha256;
}

/** What a person does to a task: answers it, hands it on, comments on it, signs it off or sends it back. */
export interface TaskMessage extends FromPerson {
  readonly type: 'task';
  readonly change: TaskChange;
}

/** Somebody who was called by an escalation says that they have it. */
export interface AcknowledgeMessage extends FromPerson {
  readonly type: 'acknowledge';
}

/** An analyst ends the run; `finally` still runs. */
export interface CancelMessage {
  readonly type: 'cancel';
  readonly id: string;
  readonly by: PersonId;
  readonly reason: string;
}

/** An analyst ends the run and has it take back what it did. `finally` runs after that. */
export interface RollBackMessage {
  readonly type: 'roll-back';
  readonly id: string;
  readonly by: PersonId;
  readonly reason: string;
}

/** An analyst holds the run: what is under way ends, nothing further begins. */
export interface PauseMessage {
  readonly type: 'pause';
  readonly id: string;
  readonly by: PersonId;
  readonly reason: string;
}

/** An analyst lets a paused run go on. */
export interface ResumeMessage {
  readonly type: 'resume';
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

/** A called run has ended. Says no more than that: the truth is looked up. */
export interface ChildEndedMessage {
  readonly type: 'child-ended';
  /** The step that called. */
  readonly path: StepPath;
}

/** What a person says to a step: admitted and noted at once, counted once it has been checked. */
export type PersonMessage = DecisionMessage | TaskMessage | AcknowledgeMessage;

/** What an analyst says to a run as a whole. */
export type SteeringMessage = CancelMessage | RollBackMessage | PauseMessage | ResumeMessage;

/** What the API says to a run and waits for the answer. */
export type ToldMessage = PersonMessage | SteeringMessage;

/** Everything that can be said to a run. */
export type RunMessage = ToldMessage | EventMessage | ChildEndedMessage | MoveOnMessage;

/** What a run answers. */
export type MessageAnswer =
  | {
      readonly accepted: true;
      /** What a decision or an acknowledgement came to. */
      readonly settled?: 'approved' | 'refused' | 'counted' | 'acknowledged';
      /** Where a task stands after it. */
      readonly task?: TaskPhase;
    }
  | { readonly accepted: false; readonly because: RefusalCode };

/** What people say to steps and to runs: the sender waits for the answer. Name on the wire: `deliver`. */
export const deliverUpdate = defineUpdate<MessageAnswer, [ToldMessage]>('deliver');

/** Events handed over by the intake. Name on the wire: `hand-event`. */
export const handEventSignal = defineSignal<[SecurityEvent]>('hand-event');

/** A cancel that nobody waits to hear of: of a called run, or of one that is replaced. Name on the wire: `cancel`. */
export const cancelSignal = defineSignal<[CancelMessage]>('cancel');

/** Sent by a called run at its end. Name on the wire: `child-ended`. */
export const childEndedSignal = defineSignal<[StepPath]>('child-ended');

/** Sent to open runs by a deploy. Name on the wire: `move-on`. */
export const moveOnSignal = defineSignal('move-on');
