import type { SecurityEvent } from '../contracts/event.ts';
import { utcTime } from '../contracts/time.ts';
import { workflowIdFor } from '../identity/workflow-ids.ts';
import type { EventGroup } from '../language/plan/trigger.ts';
import { groupStarted, joinGroup, settleGrouped, waitingEvents, type JoinedGroup } from '../ledger/event-groups.ts';
import type { Tenant } from '../tenants/tenant.ts';
import type { ActivityDependencies } from './dependencies.ts';
import type { EnabledPlaybook } from './enabled-playbooks.ts';
import { lineOf, mayBegin, prepareRun, type PreparedRun } from './prepare-run.ts';

/*
 * Events of one group are one start. Each is written into its group first; the one with which there are enough starts the
 * run of the group, and what comes later joins that run while it is open. An event whose handing over was lost comes again,
 * finds itself in its group, and what was not done is done: the run is looked for under its id, made of the group.
 */

/** An event for a playbook that groups. */
export interface GroupedHandOver {
  readonly prepared: PreparedRun;
  readonly playbook: EnabledPlaybook;
  readonly group: EventGroup;
}

/** Hands an event to the group of its key. `later`: no more runs may begin now. */
export async function handToGroup(
  dependencies: ActivityDependencies,
  tenant: Tenant,
  given: GroupedHandOver,
): Promise<'taken' | 'later'> {
  const { db, now } = dependencies;
  const { prepared, group } = given;
  const { event } = prepared;
  const at = now();
  const joined = await joinGroup(db, tenant.id, lineOf(prepared.run), {
    event,
    openedAt: utcTime(at),
    closesAt: utcTime(at + group.windowMs),
  });
  if (joined.workflowId !== null) {
    if (joined.fate === 'waiting') await handOn(dependencies, tenant, { ...joined, event });
    return 'taken';
  }
  const isDue = !joined.letGo && joined.size >= group.threshold;
  return isDue ? startGroup(dependencies, tenant, { ...given, id: joined.id }) : 'taken';
}

/** What comes after the start belongs to that run, and to no other once it has ended. */
async function handOn(
  { db, runs }: ActivityDependencies,
  tenant: Tenant,
  { id, workflowId, event }: JoinedGroup & { readonly event: SecurityEvent },
): Promise<void> {
  const isOpen = workflowId !== null && (await runs.hand(workflowId, event));
  await settleGrouped(db, tenant.id, id, { eventId: event.id, fate: isOpen ? 'joined' : 'let-go' });
}

async function startGroup(
  dependencies: ActivityDependencies,
  tenant: Tenant,
  { id, prepared, playbook }: GroupedHandOver & { readonly id: number },
): Promise<'taken' | 'later'> {
  const { db, runs, deploymentKey } = dependencies;
  const workflowId = workflowIdFor(deploymentKey, tenant.id, playbook.ref.playbook, `group ${id}`);
  if ((await runs.find(workflowId)) === undefined) {
    if (!(await mayBegin(dependencies, tenant))) return 'later';
    const events = await waitingEvents(db, tenant.id, id);
    const [first = prepared.event] = events;
    const ofFirst = prepareRun(dependencies, tenant, { event: first, playbook });
    // A playbook that has changed since the first event came may not want that one any more.
    const { run } = ofFirst !== undefined && 'run' in ofFirst ? ofFirst : prepared;
    await runs.start({ ...run, workflowId, arguments: { ...run.arguments, events } });
  }
  await groupStarted(db, tenant.id, id, workflowId);
  return 'taken';
}
