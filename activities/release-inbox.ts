import { runWorkflowId } from '../contracts/ids.ts';
import { tenantKeyOf } from '../identity/workflow-ids.ts';
import { listQueues, nextQueued, settleQueued, type QueuedEvent, type QueueKey } from '../ledger/event-queue.ts';
import type { Tenant } from '../tenants/tenant.ts';
import type { ActivityDependencies } from './dependencies.ts';
import { enabledPlaybook } from './enabled-playbooks.ts';
import { prepareRun } from './prepare-run.ts';
import { withHeartbeat } from './with-heartbeat.ts';

/** Starts the next event of each line whose run has ended. */
export function releaseInbox(dependencies: ActivityDependencies) {
  return (): Promise<number> =>
    withHeartbeat(async () => {
      let released = 0;
      for (const { tenant: id, playbook, key } of await listQueues(dependencies.db)) {
        const tenant = dependencies.directory().tenants.get(id);
        if (tenant === undefined) continue;
        if (await releaseNext(dependencies, tenant, { playbook, key })) released += 1;
      }
      return released;
    });
}

async function releaseNext(dependencies: ActivityDependencies, tenant: Tenant, line: QueueKey): Promise<boolean> {
  const { runs, db, deploymentKey } = dependencies;
  const workflowId = runWorkflowId(tenantKeyOf(deploymentKey, tenant.id), line.playbook, line.key);
  const known = await runs.find(workflowId);
  if (known?.isOpen === true) return false;
  const queued = await nextQueued(db, tenant.id, line);
  if (queued === undefined) return false;
  const isStarted = await start(dependencies, tenant, { line, queued, workflowId });
  // One that no playbook wants any more leaves the line as well: behind it others wait.
  if (isStarted !== 'running') await settleQueued(db, tenant.id, queued.id);
  return isStarted === 'started';
}

async function start(
  dependencies: ActivityDependencies,
  tenant: Tenant,
  given: { readonly line: QueueKey; readonly queued: QueuedEvent; readonly workflowId: string },
): Promise<'started' | 'running' | 'unwanted'> {
  const { event } = given.queued.entry;
  const playbook = await enabledPlaybook(dependencies, tenant, given.line.playbook);
  const prepared = playbook === undefined ? undefined : prepareRun(dependencies, tenant, { event, playbook });
  if (prepared === undefined || 'failure' in prepared) {
    dependencies.log.warn(
      { tenant: tenant.id, playbook: given.line.playbook, event: event.id },
      'queued-event-unwanted',
    );
    return 'unwanted';
  }
  return dependencies.runs.start({ ...prepared.run, workflowId: given.workflowId });
}
