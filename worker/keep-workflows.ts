import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { FeedRef } from '../contracts/activities.ts';
import type { Directory } from '../tenants/tenant.ts';

/** What is kept running, and where. */
export interface KeptWorkflows {
  readonly client: Client;
  readonly taskQueue: string;
  readonly directory: Directory;
  /** The opaque name of a tenant. */
  readonly tenantKey: (tenant: FeedRef['tenant']) => string;
}

/** Starts the intake of every feed of every tenant, and upkeep, unless they run already. Answers the ids. */
export async function keepWorkflows(kept: KeptWorkflows): Promise<readonly string[]> {
  const ids = ['upkeep'];
  await startOnce(kept, { workflowId: 'upkeep', type: 'upkeep', args: [] });
  for (const tenant of kept.directory.tenants.values()) {
    const connection = tenant.connections['o365-management'];
    for (const contentType of connection?.contentTypes ?? []) {
      const feed: FeedRef = { tenant: tenant.id, source: 'o365-management', contentType };
      const workflowId = `t-${kept.tenantKey(tenant.id)}/intake/${feed.source}/${contentType}`;
      const settings = { pollSeconds: connection?.pollSeconds ?? 60 };
      await startOnce(kept, { workflowId, type: 'eventIntake', args: [feed, settings] });
      ids.push(workflowId);
    }
  }
  return ids;
}

async function startOnce(
  { client, taskQueue }: KeptWorkflows,
  { workflowId, type, args }: { readonly workflowId: string; readonly type: string; readonly args: unknown[] },
): Promise<void> {
  try {
    await client.workflow.start(type, {
      workflowId,
      taskQueue,
      args,
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      workflowIdConflictPolicy: 'FAIL',
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
