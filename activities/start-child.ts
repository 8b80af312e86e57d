import { misfitOfInput } from '../actions/check-input.ts';
import type { ChildStarted, StartChildEffect } from '../contracts/activities.ts';
import type { Failure } from '../contracts/failure-codes.ts';
import { runIdOf } from '../contracts/ids.ts';
import type { Json } from '../contracts/json.ts';
import type { Plan } from '../language/plan/plan.ts';
import { schemaOfInputs } from '../language/plan/schema-of-inputs.ts';
import type { Tenant } from '../tenants/tenant.ts';
import { answerEffect, type Outcome } from './answer-effect.ts';
import { childWorkflowId } from './child-run.ts';
import type { ActivityDependencies } from './dependencies.ts';
import { enabledPlaybook, type EnabledPlaybook } from './enabled-playbooks.ts';
import { runToStart } from './run-to-start.ts';

/** Calls in each other. A playbook that calls itself ends here. */
export const CALL_DEPTH_MAX = 10;

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
  const { tenants } = dependencies.directory();
  const tenant = tenants.get(effect.tenant);
  const isOwn = effect.tenant === effect.run.tenant;
  if (tenant === undefined || (!isOwn && tenants.get(effect.run.tenant)?.serves.includes(effect.tenant) !== true)) {
    return refused(
      effect,
      `"${effect.run.tenant}" does not serve the tenant "${effect.tenant}"`,
      'Name it in `serves`',
    );
  }
  if (effect.parent.depth > CALL_DEPTH_MAX) {
    return refused(effect, `calls are ${effect.parent.depth} deep, the limit is ${CALL_DEPTH_MAX}`, 'Call less deep');
  }
  const playbook = await enabledPlaybook(dependencies, tenant, effect.playbook);
  if (playbook === undefined) {
    const found = `it is not published, or the tenant "${tenant.id}" has not switched it on`;
    return refused(effect, found, 'Publish it and name it under `playbooks` of the tenant');
  }
  const { section } = effect;
  if (section === undefined || hasSection(playbook.plan, section)) return { tenant, playbook };
  return refused(effect, `it has no section "${section}"`, 'Correct the name of the section');
}

function hasSection({ steps }: Plan, section: string): boolean {
  return steps.some((step) => step.kind === 'do' && step.section === section);
}

function refused({ playbook }: StartChildEffect, found: string, mend: string): Failure {
  return { code: 'call-refused', message: `Cannot call the playbook "${playbook}": ${found}. ${mend}` };
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
