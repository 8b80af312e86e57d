import {
  ApplicationFailure,
  type Client,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  isGrpcServiceError,
} from '@temporalio/client';
import { runIdOf } from '../contracts/ids.ts';
import { digest } from '../contracts/json.ts';
import { type MessageAnswer, type ToldMessage, deliverUpdate } from '../contracts/messages.ts';
import { FINALLY_GRACE_MS, REFUSAL_CODES, type RefusalCode, type RunArguments } from '../contracts/run.ts';
import { readPlan } from '../language/plan/read-plan.ts';
import type { Delivered, RunPort, Started } from './run-port.ts';

/** Name under which workers know the workflow of a run. */
const WORKFLOW_TYPE = 'playbookRun';
const CALL_LIMIT_MS = 5_000;
const PROBE_LIMIT_MS = 2_000;
/** Longer than a run waits for the check of a decision. */
const UPDATE_LIMIT_MS = 30_000;
/** Memo under which a run keeps the hash of what it was started with. */
const REQUEST_MEMO = 'request';

/** Where runs live. */
export interface TemporalRunsOptions {
  /** From which workers take their tasks. */
  readonly taskQueue: string;
}

/** The port to runs over Temporal. The client's connection may be lazy: being unreachable is an answer. */
export function createTemporalRuns(client: Client, { taskQueue }: TemporalRunsOptions): RunPort {
  return {
    start: (start, workflowId, request) =>
      startOrFind(client, start, { workflowId, taskQueue, request: request ?? requestOf(start) }),
    find: (workflowId, request) => find(client, workflowId, request),
    deliver: (workflowId, message) => deliver(client, workflowId, message),
    isReachable: () => isReachable(client),
    close: () => client.connection.close(),
  };
}

interface Place {
  readonly workflowId: string;
  readonly taskQueue: string;
  readonly request: string;
}

function requestOf({ plan, inputs }: RunArguments): string {
  return digest({ plan: { ...plan }, inputs });
}

async function startOrFind(client: Client, start: RunArguments, place: Place): Promise<Started> {
  try {
    return await within(client, CALL_LIMIT_MS, () => startNew(client, start, place));
  } catch (problem) {
    if (problem instanceof WorkflowExecutionAlreadyStartedError)
      return await findStarted(client, place.workflowId, place.request);
    if (isUnreachable(problem)) return { kind: 'unreachable' };
    throw problem;
  }
}

async function startNew(client: Client, start: RunArguments, place: Place): Promise<Started> {
  const { workflowId, taskQueue, request } = place;
  const handle = await client.workflow.start(WORKFLOW_TYPE, {
    workflowId,
    taskQueue,
    args: [start],
    memo: { [REQUEST_MEMO]: request },
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
    workflowIdConflictPolicy: 'FAIL',
    staticSummary: start.plan.playbook,
    // The opaque part of the id stands for the tenant: fairness keys are not encrypted.
    priority: { fairnessKey: workflowId.slice(0, workflowId.indexOf('/')) },
    ...lifeOf(start),
  });
  return { kind: 'started', runId: runIdOf(workflowId, handle.firstExecutionRunId) };
}

/** Longest life of the workflow: the run's own budget ends before it. */
function lifeOf({ planBody }: RunArguments): { readonly workflowExecutionTimeout?: number } {
  const read = readPlan(planBody);
  return 'plan' in read ? { workflowExecutionTimeout: read.plan.budgets.runTimeMs + FINALLY_GRACE_MS } : {};
}

type Found = Exclude<Started, { kind: 'started' }>;

async function find(
  client: Client,
  workflowId: string,
  request: string,
): Promise<Found | { readonly kind: 'nothing' }> {
  try {
    return await findStarted(client, workflowId, request);
  } catch (problem) {
    if (problem instanceof WorkflowNotFoundError) return { kind: 'nothing' };
    throw problem;
  }
}

/** The run that an earlier call with the same id started; a lost answer makes people call again. */
async function findStarted(client: Client, workflowId: string, request: string): Promise<Found> {
  try {
    return await within(client, CALL_LIMIT_MS, async () => {
      const { memo, raw } = await client.workflow.getHandle(workflowId).describe();
      const first = raw.workflowExecutionInfo?.firstRunId ?? '';
      const kind = memo?.[REQUEST_MEMO] === request ? 'repeated' : 'conflict';
      return { kind, runId: runIdOf(workflowId, first) } as const;
    });
  } catch (problem) {
    if (isUnreachable(problem)) return { kind: 'unreachable' };
    throw problem;
  }
}

async function deliver(client: Client, workflowId: string, message: ToldMessage): Promise<Delivered> {
  // Whoever decides waits for the answer: that Temporal is away should not take as long as a run may think.
  if (!(await isReachable(client))) return { kind: 'unreachable' };
  try {
    const answer = await within(client, UPDATE_LIMIT_MS, () =>
      client.workflow.getHandle(workflowId).executeUpdate(deliverUpdate, { args: [message], updateId: message.id }),
    );
    return { kind: 'answered', answer };
  } catch (problem) {
    return whyNotDelivered(problem);
  }
}

function whyNotDelivered(problem: unknown): Delivered {
  if (problem instanceof WorkflowNotFoundError) return { kind: 'gone' };
  if (problem instanceof WorkflowUpdateRPCTimeoutOrCancelledError || isUnreachable(problem) || isNotReady(problem))
    return { kind: 'unreachable' };
  const answer = problem instanceof WorkflowUpdateFailedError ? refusalOf(problem) : undefined;
  if (answer === undefined) throw problem;
  return { kind: 'answered', answer };
}

/** The run's validator refuses by a failure whose type is the code of the refusal; that leaves no trace in its history. */
function refusalOf({ cause }: WorkflowUpdateFailedError): MessageAnswer | undefined {
  if (!(cause instanceof ApplicationFailure) || !isRefusalCode(cause.type)) return undefined;
  return { accepted: false, because: cause.type };
}

function isRefusalCode(type: string | null | undefined): type is RefusalCode {
  return typeof type === 'string' && Object.hasOwn(REFUSAL_CODES, type);
}

async function isReachable(client: Client): Promise<boolean> {
  try {
    await within(client, PROBE_LIMIT_MS, () => client.connection.workflowService.getSystemInfo({}));
    return true;
  } catch (problem) {
    if (isUnreachable(problem)) return false;
    throw problem;
  }
}

async function within<Result>(client: Client, limitMs: number, call: () => Promise<Result>): Promise<Result> {
  return await client.withDeadline(Date.now() + limitMs, call);
}

// gRPC: cancelled, deadline exceeded, resource exhausted, aborted, unavailable.
const UNREACHABLE_STATUSES: ReadonlySet<number> = new Set([1, 4, 8, 10, 14]);

// gRPC: failed precondition. Of an update: the task of the run fails with the worker that is deployed.
const NOT_READY_STATUSES: ReadonlySet<number> = new Set([9]);

/** Whether the network or the server is the reason. */
function isUnreachable(problem: unknown): boolean {
  return hasStatus(problem, UNREACHABLE_STATUSES);
}

/** Whether the run cannot hear anything before another worker takes it. */
function isNotReady(problem: unknown): boolean {
  return hasStatus(problem, NOT_READY_STATUSES);
}

/** The SDK wraps gRPC errors, sometimes more than once. */
function hasStatus(problem: unknown, statuses: ReadonlySet<number>): boolean {
  for (let cause = problem; cause instanceof Error; cause = cause.cause) {
    if (isGrpcServiceError(cause) && statuses.has(cause.code)) return true;
  }
  return false;
}
