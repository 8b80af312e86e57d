import type { SecurityEvent } from '../contracts/event.ts';
import type { Failure } from '../contracts/failure-codes.ts';
import { utcTime } from '../contracts/time.ts';
import { tenantKeyOf, workflowIdFor } from '../identity/workflow-ids.ts';
import { matchTrigger, type TriggerMatch } from '../language/plan/match-trigger.ts';
import type { QueueKey } from '../ledger/event-queue.ts';
import type { Tenant } from '../tenants/tenant.ts';
import type { ActivityDependencies } from './dependencies.ts';
import { snapshotOf, type EnabledPlaybook } from './enabled-playbooks.ts';
import type { RunToStart } from './run-starter.ts';
import { runToStart } from './run-to-start.ts';

/** A run that an event asks for. */
export interface PreparedRun {
  readonly run: RunToStart;
  readonly match: TriggerMatch;
  readonly event: SecurityEvent;
}

/** The run that a playbook wants for an event; undefined if it does not want it. */
export function prepareRun(
  dependencies: ActivityDependencies,
  tenant: Tenant,
  given: { readonly event: SecurityEvent; readonly playbook: EnabledPlaybook },
): PreparedRun | { readonly failure: Failure } | undefined {
  const { event, playbook } = given;
  const context = { tenant: snapshotOf(tenant), now: utcTime(dependencies.now()) };
  const matching = matchTrigger(playbook.plan, event, context);
  if (!matching.matched) return 'failure' in matching ? { failure: matching.failure } : undefined;
  const { match } = matching;
  const prepared = runToStart(tenant, playbook, {
    workflowId: workflowIdFor(dependencies.deploymentKey, tenant.id, playbook.ref.playbook, match.key),
    starter: { kind: 'event', eventId: event.id },
    trigger: match.trigger,
    inputs: match.inputs,
    event,
  });
  return prepared.ok ? { run: prepared.run, match, event } : prepared;
}

/** Waits until one more run of the tenant may begin; false when it has as many open as it may. */
export function mayBegin({ admission, runs, deploymentKey }: ActivityDependencies, tenant: Tenant): Promise<boolean> {
  return admission.admit(tenant.id, async () => {
    const open = await runs.listOpen(`t-${tenantKeyOf(deploymentKey, tenant.id)}/`);
    return open.size;
  });
}

/** The line of events of a run's key: its name is the hashed key of the workflow id. */
export function lineOf(run: RunToStart): QueueKey {
  return { playbook: run.arguments.plan.playbook, key: keyOfRun(run.workflowId) };
}

/** The hashed key of a run. */
export function keyOfRun(workflowId: string): string {
  return workflowId.slice(workflowId.lastIndexOf('/') + 1);
}
