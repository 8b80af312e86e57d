import { misfitOfInput } from '../actions/check-input.ts';
import type { ChildStarted, StartChildEffect } from '../contracts/activities.ts';
import type { Failure } from '../contracts/failure-codes.ts';
import { runIdOf } from '../contracts/ids.ts';
import { digest, type Json } from '../contracts/json.ts';
import { readPlan } from '../language/plan/read-plan.ts';
import { schemaOfInputs } from '../language/plan/schema-of-inputs.ts';
import { putPlan } from '../ledger/plans.ts';
import { playbookOfCall, tenantOfCall } from '../tenants/refuse-call.ts';
import type { Tenant } from '../tenants/tenant.ts';
import { answerEffect, type Outcome } from './answer-effect.ts';
import { childWorkflowId } from './child-run.ts';
import type { ActivityDependencies } from './dependencies.ts';
import { enabledPlaybook, type EnabledPlaybook } from './enabled-playbooks.ts';
import { runToStart } from './run-to-start.ts';

/**
 * Starts a run of another playbook, with the plan that is published now. One that was started before is found, not
 * started again, whether it is open or has ended.
 */
export function startChild(dependencies: ActivityDependencies) {
  return answerEffect<StartChildEffect>(dependencies, {
    withoutLedger: () => 'block',
    body: async (effect) => {
      const ready = await prepare(dependencies, effect);
      return 'code' in ready ? { status: 'failed', failure: ready } : begin(dependencies, effect, ready);
    },
  });
}

interface Ready {
  readonly tenant: Tenant;
  readonly playbook: EnabledPlaybook;
}

async function prepare(dependencies: ActivityDependencies, effect: StartChildEffect): Promise<Ready | Failure> {
  const tenant = tenantOfCall(dependencies.directory(), effect);
  if ('code' in tenant) return tenant;
  if (effect.plan !== undefined) return ownPlan(dependencies, effect, { tenant, body: effect.plan });
  const playbook = playbookOfCall(effect, await enabledPlaybook(dependencies, tenant, effect.playbook));
  return 'code' in playbook ? playbook : { tenant, playbook };
}

/** A plan that the caller brings is kept like one that is published, so that it can be shown what the run did. */
async function ownPlan(
  { db }: ActivityDependencies,
  { playbook }: StartChildEffect,
  { tenant, body }: { readonly tenant: Tenant; readonly body: Json },
): Promise<Ready | Failure> {
  const read = readPlan(body);
  if ('failure' in read) return read.failure;
  const sha256 = digest(body);
  await putPlan(db, body, sha256);
  return { tenant, playbook: { ref: { playbook, sha256 }, plan: read.plan, body, use: { enabled: true } } };
}

async function begin(
  dependencies: ActivityDependencies,
  effect: StartChildEffect,
  { tenant, playbook }: Ready,
): Promise<Outcome> {
  const { runs } = dependencies;
  const { starter, parent, section, inputs } = effect;
  const workflowId = childWorkflowId(dependencies, effect);
  const prepared = runToStart(tenant, playbook, {
    workflowId,
    starter,
    trigger: -1,
    inputs,
    parent,
    ...(section === undefined ? {} : { section }),
  });
  if (!prepared.ok) return { status: 'failed', failure: prepared.failure };
  const schema = schemaOfInputs(playbook.plan.inputs);
  const misfit = misfitOfInput(`the playbook "${effect.playbook}"`, schema, prepared.run.arguments.inputs);
  if (misfit !== undefined) return { status: 'failed', failure: misfit };
  const known = (await runs.find(workflowId)) ?? (await runs.start(prepared.run), await runs.find(workflowId));
  const output: ChildStarted = { run: runIdOf(workflowId, known?.firstExecutionRunId ?? '') };
  return { status: 'succeeded', output: output as unknown as Json };
}
