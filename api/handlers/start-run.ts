import { randomUUID } from 'node:crypto';
import type { PlaybookName, TenantId } from '../../contracts/ids.ts';
import { invariant } from '../../contracts/invariant.ts';
import type { JsonObject } from '../../contracts/json.ts';
import type { RunArguments } from '../../contracts/run.ts';
import { requestEventKey, workflowIdFor } from '../../identity/workflow-ids.ts';
import type { Plan } from '../../language/plan/plan.ts';
import { appendAudit } from '../../ledger/audit.ts';
import { currentPlan } from '../../ledger/playbooks.ts';
import { rolesOf } from '../../tenants/roles-of.ts';
import type { Tenant } from '../../tenants/tenant.ts';
import { ApiError, notFound, temporalUnavailable } from '../api-error.ts';
import type { ApiDependencies, Call, Handler } from '../call.ts';
import { checkInputs } from '../check-inputs.ts';
import { planOf } from '../plan-of.ts';

/** Starts a playbook by hand. Written to the audit trail before it is sent. */
export const startRun: Handler<'startRun'> = async (api, call) => {
  const { body, caller, tenant } = call;
  const start = await argumentsOf(api, call);
  const requestId = body.requestId ?? randomUUID();
  const eventKey = requestEventKey(caller.person, requestId);
  const workflowId = workflowIdFor(api.deploymentKey, tenant, start.plan.playbook, eventKey);
  await appendAudit(api.db, tenant, {
    kind: 'run-requested',
    actor: caller.person,
    subject: start.plan.playbook,
    body: { workflowId, requestId, planSha256: start.plan.sha256 },
  });
  const started = await api.runs.start(start, workflowId);
  if (started.kind === 'unreachable') throw temporalUnavailable();
  if (started.kind === 'conflict') throw requestReused(requestId, started.runId);
  const view = { run: started.runId, repeated: started.kind === 'repeated' };
  return started.kind === 'repeated' ? { status: 200, body: view } : { status: 201, body: view };
};

async function argumentsOf(
  api: ApiDependencies,
  { body, caller, tenant: id }: Call<'startRun'>,
): Promise<RunArguments> {
  const tenant = tenantOf(api, id);
  const current = await currentPlan(api.db, body.playbook as PlaybookName);
  if (current === undefined) throw notFound('playbook', body.playbook);
  const plan = planOf(current.plan);
  requireUse(tenant, plan);
  return {
    tenant: { id, title: tenant.title, values: tenant.values },
    plan: { playbook: plan.name, sha256: current.sha256 },
    planBody: current.plan,
    inputs: requireInputs(plan, {
      person: body.inputs as JsonObject,
      tenant: tenant.playbooks[plan.name]?.inputs ?? {},
    }),
    starter: { kind: 'person', person: caller.person },
    trigger: requireTrigger(plan, rolesOf(id, api.directory, caller.person)),
  };
}

/** The tenant of a call that was authorised. */
export function tenantOf(api: ApiDependencies, id: TenantId): Tenant {
  const tenant = api.directory.tenants.get(id);
  invariant(tenant !== undefined, `Authorisation let a call for an unknown tenant through: "${id}"`);
  return tenant;
}

/** Refuses for a tenant that does not use the playbook. */
export function requireUse(tenant: Tenant, plan: Plan): void {
  if (tenant.playbooks[plan.name]?.enabled === true) return;
  throw new ApiError(
    409,
    'playbook-not-used',
    `Cannot start playbook "${plan.name}" because tenant "${tenant.id}" does not use it`,
    {
      hint: 'Enable it under `playbooks` of the Tenant document',
    },
  );
}

function requireTrigger(plan: Plan, roles: ReadonlySet<string>): number {
  const manual = plan.triggers.findIndex((trigger) => trigger.kind === 'manual');
  const trigger = plan.triggers[manual];
  if (trigger?.kind !== 'manual') {
    throw new ApiError(
      409,
      'no-manual-trigger',
      `Cannot start playbook "${plan.name}" by hand: it has no manual trigger`,
    );
  }
  requireRole(plan, trigger, roles);
  return manual;
}

/** Refuses whom the manual trigger does not name. */
export function requireRole(plan: Plan, { roles: wanted }: ManualTrigger, roles: ReadonlySet<string>): void {
  if (wanted.length === 0 || wanted.some((role) => roles.has(role))) return;
  throw new ApiError(
    403,
    'forbidden',
    `Cannot start playbook "${plan.name}" because it is for the role ${wanted.join(' or ')} only`,
  );
}

type ManualTrigger = Extract<Plan['triggers'][number], { kind: 'manual' }>;

function requireInputs(plan: Plan, given: { readonly person: JsonObject; readonly tenant: JsonObject }): JsonObject {
  const checked = checkInputs(plan.inputs, given);
  if (checked.ok) return checked.inputs;
  throw new ApiError(400, 'invalid-inputs', `Cannot start playbook "${plan.name}": ${checked.problems.join('; ')}`, {
    hint: `GET /playbooks/${plan.name} says what it takes`,
  });
}

function requestReused(requestId: string, run: string): ApiError {
  return new ApiError(
    409,
    'request-id-reused',
    `Cannot start: request "${requestId}" started run "${run}" with other inputs`,
    {
      hint: 'Choose another request id',
    },
  );
}
