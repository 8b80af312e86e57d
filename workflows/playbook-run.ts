import {
  allHandlersFinished,
  ApplicationFailure,
  CancellationScope,
  condition,
  continueAsNew,
  ContinueAsNew,
  DeterminismViolationError,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { Failure } from '../contracts/failure-codes.ts';
import { runIdOf, type PersonId } from '../contracts/ids.ts';
import { invariant, InvariantViolation } from '../contracts/invariant.ts';
import {
  cancelSignal,
  childEndedSignal,
  deliverUpdate,
  handEventSignal,
  moveOnSignal,
  type MessageAnswer,
  type PersonMessage,
} from '../contracts/messages.ts';
import { REFUSAL_CODES, type RunArguments, type RunContext } from '../contracts/run.ts';
import { whyUnreadable } from '../engine/journal.ts';
import { startRun, type RunHandle } from '../engine/start-run.ts';
import { readPlan } from '../language/plan/read-plan.ts';
import { recordUnreadablePlan } from './record-unreadable-plan.ts';
import { createTemporalEffects, type TemporalEffects } from './temporal-effects.ts';

/*
 * One run of a playbook: a chain of workflow executions under one workflow id.
 *
 * The engine starts and the handlers are registered in the same turn, so that an update that came with the start finds
 * its handler. A handler only admits and notes; a decision then waits for the engine's check, at most 20 s. When the
 * engine says that it has moved on, handlers end in that same turn (their wait ends with the segment) and the journal
 * goes into the next execution: nothing can arrive in between.
 *
 * Temporal's own cancel request is one more message. The engine runs shielded from it, because `finally` must run.
 *
 * A run that fails is data: the workflow completes with outcome `failed`. Only a mistake of ours fails the workflow,
 * and a broken invariant fails the task alone, which Temporal repeats until a repaired worker takes it.
 */

/** How long a decision waits for its check before its sender hears `being-checked`. */
export const DECISION_WAIT_MS = 20_000;

/** Who a cancel request of Temporal's own tools is booked to. */
const OUTSIDE = 'temporal' as PersonId;

/** All that the workflow itself returns; everything else is in the ledger. */
export interface RunResult {
  readonly outcome: string;
}

/** A run of a playbook, from its first execution or from its journal. */
export async function playbookRun(args: RunArguments): Promise<RunResult> {
  try {
    return await runOrMoveOn(args);
  } catch (error) {
    throw asWorkflowFailure(error);
  }
}

async function runOrMoveOn(args: RunArguments): Promise<RunResult> {
  const read = readPlan(args.planBody);
  const context = runContext(args);
  if ('failure' in read) return refuse(args, context, read.failure);
  requireKnownJournal(args);
  const effects = createTemporalEffects();
  const outside = CancellationScope.current();
  return CancellationScope.nonCancellable(async () => {
    const handle = startRun(
      {
        plan: read.plan,
        context,
        tenant: args.tenant,
        inputs: args.inputs,
        starter: args.starter,
        ...(args.event === undefined ? {} : { event: args.event }),
        ...(args.events === undefined ? {} : { events: args.events }),
        ...(args.section === undefined ? {} : { section: args.section }),
        ...(args.parent === undefined ? {} : { parent: args.parent }),
        ...(args.origin === undefined ? {} : { origin: args.origin }),
        ...(args.journal === undefined ? {} : { journal: args.journal }),
      },
      effects,
    );
    takeMessages(args, handle, effects);
    hearCancel(outside, handle, effects);
    return finish(args, handle);
  });
}

/** Answers everybody, then gives back the events that came meanwhile, and closes or moves on. */
async function finish(args: RunArguments, handle: RunHandle): Promise<RunResult> {
  const came = await handle.end;
  await condition(allHandlersFinished);
  const end = came.kind === 'ended' ? await handle.leave() : came;
  if (end.kind === 'ended') return { outcome: end.outcome };
  return continueAsNew<typeof playbookRun>({ ...args, journal: end.journal });
}

function runContext(args: RunArguments): RunContext {
  const { workflowId, firstExecutionRunId } = workflowInfo();
  return {
    tenant: args.tenant.id,
    runId: runIdOf(workflowId, firstExecutionRunId),
    workflowId,
    playbook: args.plan.playbook,
    planSha256: args.plan.sha256,
  };
}

function takeMessages(args: RunArguments, handle: RunHandle, effects: TemporalEffects): void {
  setHandler(
    deliverUpdate,
    (message) => {
      effects.messageArrived();
      const answer = handle.deliver(message);
      if (!answer.accepted || !('assertion' in message)) return answer;
      return CancellationScope.nonCancellable(() => checkedAnswer(handle, message));
    },
    { validator: (message) => refuseUnlessAdmitted(handle.admit(message)) },
  );
  setHandler(handEventSignal, (event) => {
    effects.messageArrived();
    // The event that starts a run comes both as argument and as signal.
    if (event.id !== args.event?.id) handle.deliver({ type: 'event', event });
  });
  setHandler(cancelSignal, (message) => {
    effects.messageArrived();
    handle.deliver(message);
  });
  setHandler(childEndedSignal, (path) => {
    effects.messageArrived();
    handle.deliver({ type: 'child-ended', path });
  });
  setHandler(moveOnSignal, () => {
    effects.messageArrived();
    handle.deliver({ type: 'move-on' });
  });
}

function refuseUnlessAdmitted(answer: MessageAnswer): void {
  if (answer.accepted) return;
  throw ApplicationFailure.create({
    message: REFUSAL_CODES[answer.because],
    type: answer.because,
    nonRetryable: true,
  });
}

async function checkedAnswer(handle: RunHandle, message: PersonMessage): Promise<MessageAnswer> {
  const isOver = (): boolean => handle.answerOf(message.id) !== undefined || handle.isMovingOn;
  await condition(isOver, DECISION_WAIT_MS);
  return handle.answerOf(message.id) ?? { accepted: false, because: 'being-checked' };
}

function hearCancel(outside: CancellationScope, handle: RunHandle, effects: TemporalEffects): void {
  outside.cancelRequested.catch(() => {
    effects.messageArrived();
    handle.deliver({ type: 'cancel', id: 'temporal-cancel', by: OUTSIDE, reason: 'Cancelled by a tool of Temporal' });
  });
}

/**
 * A new run with a plan of a newer Watchbill fails. One that has already worked waits instead: its task fails until a
 * worker comes that can read the plan, because its `finally` must not be lost to a roll-back of the worker.
 */
async function refuse(args: RunArguments, context: RunContext, failure: Failure): Promise<RunResult> {
  invariant(args.journal === undefined, failure.message);
  await recordUnreadablePlan(args, context, failure);
  return { outcome: 'failed' };
}

/** A run that moved on under a newer worker waits for one like it, as with its plan: to fail it would lose its `finally`. */
function requireKnownJournal({ journal }: RunArguments): void {
  if (journal === undefined) return;
  const failure = whyUnreadable(journal);
  invariant(failure === undefined, failure?.message ?? '');
}

/** The one place where an unexpected error becomes a failure of the workflow. */
function asWorkflowFailure(error: unknown): unknown {
  const isControl = error instanceof ContinueAsNew || error instanceof DeterminismViolationError;
  if (isControl || error instanceof InvariantViolation || error instanceof ApplicationFailure) return error;
  return ApplicationFailure.create({
    message: `Cannot go on with the run because of a mistake in Watchbill: ${error instanceof Error ? error.message : String(error)}`,
    type: 'internal',
    nonRetryable: true,
    ...(error instanceof Error ? { cause: error } : {}),
  });
}
