import type { PlaybookName } from '../contracts/ids.ts';
import type { Json } from '../contracts/json.ts';
import type { PlanRef, TenantSnapshot } from '../contracts/run.ts';
import { currentPlan } from '../ledger/playbooks.ts';
import type { Plan } from '../language/plan/plan.ts';
import { readPlan } from '../language/plan/read-plan.ts';
import type { PlaybookUse, Tenant } from '../tenants/tenant.ts';
import type { ActivityDependencies } from './dependencies.ts';

/** A published playbook that a tenant uses. */
export interface EnabledPlaybook {
  readonly ref: PlanRef;
  readonly plan: Plan;
  /** The plan as it is handed to runs. */
  readonly body: Json;
  readonly use: PlaybookUse;
}

/** The playbooks that a tenant has switched on and that are published, by name. */
export async function enabledPlaybooks(
  dependencies: ActivityDependencies,
  tenant: Tenant,
): Promise<readonly EnabledPlaybook[]> {
  const enabled: EnabledPlaybook[] = [];
  for (const name of Object.keys(tenant.playbooks).sort()) {
    const playbook = await enabledPlaybook(dependencies, tenant, name as PlaybookName);
    if (playbook !== undefined) enabled.push(playbook);
  }
  return enabled;
}

/** One playbook, if the tenant has switched it on and it is published in a form that this worker knows. */
export async function enabledPlaybook(
  { db, log }: ActivityDependencies,
  tenant: Tenant,
  name: PlaybookName,
): Promise<EnabledPlaybook | undefined> {
  const use = tenant.playbooks[name];
  if (use?.enabled !== true) return undefined;
  const current = await currentPlan(db, name);
  if (current === undefined) {
    log.warn({ tenant: tenant.id, playbook: name }, 'playbook-not-published');
    return undefined;
  }
  const read = readPlan(current.plan);
  if ('failure' in read) {
    log.error({ tenant: tenant.id, playbook: name, failure: read.failure }, 'plan-unreadable');
    return undefined;
  }
  return { ref: { playbook: name, sha256: current.sha256 }, plan: read.plan, body: current.plan, use };
}

/** What a run keeps of its tenant. */
export function snapshotOf(tenant: Tenant): TenantSnapshot {
  return { id: tenant.id, title: tenant.title, values: tenant.values };
}
