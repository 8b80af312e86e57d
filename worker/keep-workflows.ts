import {
  type Client,
  WorkflowExecutionAlreadyStartedError,
  type WorkflowExecutionInfo,
  WorkflowNotFoundError,
} from '@temporalio/client';
import type { FeedRef } from '../contracts/activities.ts';
import { feedsOf, type PolledFeed } from '../tenants/feeds-of.ts';
import type { Directory } from '../tenants/tenant.ts';
import { stopIntakeSignal } from '../workflows/event-intake.ts';

/*
 * Upkeep and one intake for each feed of the directory are kept running. An intake whose feed is gone, or whose settings
 * have changed since it was started, is told to stop; it ends after the turn under way, and the next call starts it
 * anew with the settings of today. What it is polling with is in its memo, which it keeps when it continues as new.
 *
 * While workers of an old and a new content folder run beside each other, each undoes what the other did, once a call;
 * cursors are in the ledger, so that nothing is lost or polled twice, and the one that stays has its way.
 */

/** What is kept running, and where. */
export interface KeptWorkflows {
  readonly client: Client;
  readonly taskQueue: string;
  readonly directory: Directory;
  /** The opaque name of a tenant. */
  readonly tenantKey: (tenant: FeedRef['tenant']) => string;
}

/** Ids of workflows: those that are wanted and run, and intakes that were told to stop. */
export interface KeptReport {
  readonly wanted: readonly string[];
  readonly stopped: readonly string[];
}

/** Starts what is wanted and does not run, and stops intakes that are not wanted, or not as they are. */
export async function keepWorkflows(kept: KeptWorkflows): Promise<KeptReport> {
  const intakes = wantedIntakes(kept);
  const stopped = await stopUnwanted(kept, intakes);
  await startOnce(kept, { workflowId: 'upkeep', type: 'upkeep', args: [] });
  for (const [workflowId, { feed, pollSeconds }] of intakes) {
    await startOnce(kept, { workflowId, type: INTAKE_TYPE, args: [feed, { pollSeconds }], memo: { pollSeconds } });
  }
  return { wanted: ['upkeep', ...intakes.keys()], stopped };
}

/** Name under which workers know the workflow of an intake. */
const INTAKE_TYPE = 'eventIntake';

function wantedIntakes({ directory, tenantKey }: KeptWorkflows): ReadonlyMap<string, PolledFeed> {
  const polled = [...directory.tenants.values()].flatMap(feedsOf);
  return new Map(
    polled.map((one) => {
      const { tenant, source, contentType } = one.feed;
      return [`t-${tenantKey(tenant)}/intake/${source}/${contentType}`, one];
    }),
  );
}

async function stopUnwanted(
  { client, taskQueue }: KeptWorkflows,
  intakes: ReadonlyMap<string, PolledFeed>,
): Promise<readonly string[]> {
  const query = `WorkflowType = '${INTAKE_TYPE}' AND ExecutionStatus = 'Running'`;
  const stopped: string[] = [];
  for await (const running of client.workflow.list({ query })) {
    // Another queue is another deployment.
    if (running.taskQueue !== taskQueue || isAsWanted(running, intakes.get(running.workflowId))) continue;
    if (await stop(client, running)) stopped.push(running.workflowId);
  }
  return stopped;
}

function isAsWanted({ memo }: WorkflowExecutionInfo, intake: PolledFeed | undefined): boolean {
  return intake !== undefined && memo?.['pollSeconds'] === intake.pollSeconds;
}

/** By run, since the list may be older than what runs. False: it has ended or moved on; the next call looks again. */
async function stop({ workflow }: Client, { workflowId, runId }: WorkflowExecutionInfo): Promise<boolean> {
  try {
    await workflow.getHandle(workflowId, runId).signal(stopIntakeSignal);
    return true;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}

interface Wanted {
  readonly workflowId: string;
  readonly type: string;
  readonly args: unknown[];
  readonly memo?: Record<string, unknown>;
}

async function startOnce({ client, taskQueue }: KeptWorkflows, { type, ...options }: Wanted): Promise<void> {
  try {
    await client.workflow.start(type, {
      ...options,
      taskQueue,
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      workflowIdConflictPolicy: 'FAIL',
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
