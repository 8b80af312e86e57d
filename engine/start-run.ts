import type { Json, JsonObject } from '../contracts/json.ts';
import type { SecurityEvent } from '../contracts/event.ts';
import type { MessageAnswer, RunMessage } from '../contracts/messages.ts';
import type { RunContext, Starter, TenantSnapshot } from '../contracts/run.ts';
import type { Plan } from '../language/plan/plan.ts';
import type { Effects, RunEnd } from './effects.ts';

/** What a run begins or continues with. */
export interface RunStart {
  readonly plan: Plan;
  readonly context: RunContext;
  readonly tenant: TenantSnapshot;
  readonly inputs: JsonObject;
  readonly starter: Starter;
  readonly event?: SecurityEvent;
  /** What an earlier segment of the run left. */
  readonly journal?: Json;
}

/** A run that goes on. All its members are synchronous but `end`. */
export interface RunHandle {
  /** Whether the message would be accepted now. Changes nothing: it serves as an update's validator. */
  admit(message: RunMessage): MessageAnswer;
  /** Admits and notes the message; the run takes it up by itself. */
  deliver(message: RunMessage): MessageAnswer;
  /** What became of a decision, once it has been checked; kept for the last 1,000. */
  answerOf(decisionId: string): MessageAnswer | undefined;
  /** True once the run has begun to move on: nothing is answered any more in this segment. */
  readonly isMovingOn: boolean;
  /** Never rejects, but for a broken invariant. The journal in it is live until the caller sends it on. */
  readonly end: Promise<RunEnd>;
}

/** Starts a run, or continues it from its journal. */
export declare function startRun(start: RunStart, effects: Effects): RunHandle;
