import {
  type Client,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  type WorkflowStartOptions,
} from '@temporalio/client';
import type { KnownWorkflow, RunStarter, RunToStart } from '../activities/run-starter.ts';
import type { PersonId } from '../contracts/ids.ts';
import { cancelSignal, childEndedSignal, handEventSignal, type CancelMessage } from '../contracts/messages.ts';

/** Name under which workers know the workflow of a run. */
const WORKFLOW_TYPE = 'playbookRun';
/** Memo that names what started the run. */
const CAUSE_MEMO = 'cause';

/** Whom a cancel is booked to that no person asked for. */
const BY_ITSELF = 'watchbill' as PersonId;

/** Starts and finds runs over Temporal's client. */
export function createRunStarter(client: Client, taskQueue: string): RunStarter {
  const { workflow } = client;
  return {
    async start(run) {
      try {
        await workflow.start(WORKFLOW_TYPE, { ...optionsOf(run, taskQueue), workflowIdConflictPolicy: 'FAIL' });
        return 'started';
      } catch (error) {
        if (error instanceof WorkflowExecutionAlreadyStartedError) return 'running';
        throw error;
      }
    },
    async handOver(run, event) {
      const signal = { signal: handEventSignal.name, signalArgs: [event] };
      await workflow.signalWithStart(WORKFLOW_TYPE, { ...optionsOf(run, taskQueue), ...signal });
    },
    async hand(workflowId, event) {
      const handed = await unlessGone(async () => {
        await workflow.getHandle(workflowId).signal(handEventSignal, event);
        return true;
      });
      return handed === true;
    },
    async cancel(workflowId, reason) {
      const message: CancelMessage = { type: 'cancel', id: `cancel ${reason}`, by: BY_ITSELF, reason };
      await unlessGone(() => workflow.getHandle(workflowId).signal(cancelSignal, message));
    },
    async tellChildEnded(workflowId, path) {
      await unlessGone(() => workflow.getHandle(workflowId).signal(childEndedSignal, path));
    },
    find: (workflowId) => unlessGone(() => describe(client, workflowId)),
    listOpen: (prefix) => listOpen(client, prefix),
  };
}

function optionsOf(run: RunToStart, taskQueue: string): WorkflowStartOptions & { args: unknown[] } {
  return {
    workflowId: run.workflowId,
    taskQueue,
    args: [run.arguments],
    workflowExecutionTimeout: run.timeoutMs,
    // A redelivered event may start a second run of an ended one: it finds the event claimed and ends as duplicate.
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    memo: { [CAUSE_MEMO]: run.cause },
    staticSummary: run.arguments.plan.playbook,
    // The opaque part of the id stands for the tenant: fairness keys are not encrypted.
    priority: { fairnessKey: run.workflowId.slice(0, run.workflowId.indexOf('/')) },
  };
}

async function describe(client: Client, workflowId: string): Promise<KnownWorkflow> {
  const { status, memo, raw } = await client.workflow.getHandle(workflowId).describe();
  const cause = memo?.[CAUSE_MEMO];
  return {
    isOpen: status.name === 'RUNNING' || status.name === 'CONTINUED_AS_NEW' || status.name === 'PAUSED',
    status: status.name,
    firstExecutionRunId: raw.workflowExecutionInfo?.firstRunId ?? '',
    cause: typeof cause === 'string' ? cause : undefined,
  };
}

async function unlessGone<T>(call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  }
}

async function listOpen(client: Client, prefix: string | undefined): Promise<ReadonlySet<string>> {
  const query = [`WorkflowType = '${WORKFLOW_TYPE}'`, `ExecutionStatus = 'Running'`];
  if (prefix !== undefined) query.push(`WorkflowId STARTS_WITH '${prefix}'`);
  const ids = new Set<string>();
  for await (const { workflowId } of client.workflow.list({ query: query.join(' AND '), pageSize: 1_000 })) {
    ids.add(workflowId);
  }
  return ids;
}
