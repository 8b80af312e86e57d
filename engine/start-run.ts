import type { Json, JsonObject } from '../contracts/json.ts';
import type { SecurityEvent } from '../contracts/event.ts';
import type { MessageAnswer, RunMessage } from '../contracts/messages.ts';
import type { UtcMs } from '../contracts/time.ts';
import type { RunOrigin } from '../contracts/after-end.ts';
import type { ParentRef, RunContext, Starter, TenantSnapshot } from '../contracts/run.ts';
import type { Plan } from '../language/plan/plan.ts';
import type { Failure } from '../contracts/failure-codes.ts';
import { admit, deliver } from './deliver.ts';
import type { Effects, RunEnd } from './effects.ts';
import { claimJoined } from './join-events.ts';
import { newJournal, readJournal, type Journal } from './journal.ts';
import { reopen } from './after-end/reopen.ts';
import { answerOf } from './noted-messages.ts';
import { Run } from './run.ts';
import { leaveRun, runPlan } from './run-plan.ts';

/** What a run begins or continues with. */
export interface RunStart {
  readonly plan: Plan;
  readonly context: RunContext;
  readonly tenant: TenantSnapshot;
  readonly inputs: JsonObject;
  readonly starter: Starter;
  readonly event?: SecurityEvent;
  /** Events of the group that started it, `event` among them; without a group it is that one. */
  readonly events?: readonly SecurityEvent[];
  /** Section of the plan at which it begins. */
  readonly section?: string;
  readonly parent?: ParentRef;
  /** The end of another run that it goes on from. */
  readonly origin?: RunOrigin;
  /** What an earlier segment of the run left; at first, of a run with an origin, what that left. */
  readonly journal?: Json;
}

/** A run that goes on. All its members are synchronous but `end`. */
export interface RunHandle {
  /** Whether the message would be accepted now. Changes nothing: it serves as an update's validator. */
  admit(message: RunMessage): MessageAnswer;
  /** Admits and notes the message; the run takes it up by itself. */
  deliver(message: RunMessage): MessageAnswer;
  /** What became of a person's message, once it has been checked; kept for the last 1,000. */
  answerOf(id: string): MessageAnswer | undefined;
  /** True once the run has begun to move on: nothing is answered any more in this segment. */
  readonly isMovingOn: boolean;
  /** Never rejects, but for a broken invariant. The journal in it is live until the caller sends it on. */
  readonly end: Promise<RunEnd>;
  /** To be called once the run has ended and has answered everybody: gives back what events came meanwhile. */
  leave(): Promise<RunEnd>;
}

/** Starts a run, or continues it from its journal. A plan or journal of a newer Watchbill fails the run, with the reason. */
export function startRun(start: RunStart, effects: Effects): RunHandle {
  const read = start.journal === undefined ? undefined : readJournal(start.journal);
  if (read !== undefined && 'failure' in read) return refusedRun(read.failure, start.journal ?? null);
  const journal =
    read === undefined
      ? newJournal(effects.now(), start.event !== undefined)
      : opened(start, read.journal, effects.now());
  const run = new Run(withDefaults(start), effects, journal);
  run.relieve = () => claimJoined(run);
  return {
    admit: (message) => admit(run, message),
    deliver: (message) => deliver(run, message),
    answerOf: (id) => answerOf(run, id),
    get isMovingOn() {
      return run.isMovingOn;
    },
    end: runPlan(run),
    leave: () => leaveRun(run),
  };
}

/** The journal to continue: that of the run itself, or that of its origin, made one to begin with. */
function opened({ origin, plan }: RunStart, journal: Journal, now: UtcMs): Journal {
  const isOwn = origin === undefined || journal.origin?.run === origin.run;
  return isOwn ? journal : reopen(journal, { origin, plan, now });
}

/** Inputs that were not given have their defaults. */
function withDefaults(start: RunStart): RunStart {
  const defaults = Object.entries(start.plan.inputs).flatMap(([name, input]) =>
    input.default === undefined ? [] : [[name, input.default] as const],
  );
  return { ...start, inputs: { ...Object.fromEntries(defaults), ...start.inputs } };
}

/** A run that cannot be continued here: it ends at once and touches nothing. */
function refusedRun(failure: Failure, journal: Json): RunHandle {
  const ended: MessageAnswer = { accepted: false, because: 'run-ended' };
  const end = Promise.resolve({ kind: 'ended', outcome: 'failed', outputs: {}, failure, journal } as const);
  return {
    admit: () => ended,
    deliver: () => ended,
    answerOf: () => undefined,
    isMovingOn: false,
    end,
    leave: () => end,
  };
}
