import { misfitOfInput } from '../../actions/check-input.ts';
import type {
  CancelChildEffect,
  ChildEnd,
  ChildFound,
  ChildRef,
  ChildStarted,
  FindChildEffect,
  ReportEndEffect,
  StartChildEffect,
} from '../../contracts/activities.ts';
import type { Failure } from '../../contracts/failure-codes.ts';
import { runIdOf, type PersonId, type RunId, type StepPath } from '../../contracts/ids.ts';
import type { Json, JsonObject } from '../../contracts/json.ts';
import type { RunMessage } from '../../contracts/messages.ts';
import type { RunContext } from '../../contracts/run.ts';
import type { UtcMs } from '../../contracts/time.ts';
import type { RunStart } from '../../engine/start-run.ts';
import { completeInputs } from '../../language/plan/complete-inputs.ts';
import type { Plan } from '../../language/plan/plan.ts';
import { schemaOfInputs } from '../../language/plan/schema-of-inputs.ts';
import { playbookOfCall, tenantOfCall } from '../../tenants/refuse-call.ts';
import type { Tenant } from '../../tenants/tenant.ts';
import type { SettledAnswer } from '../answers.ts';
import type { Estate } from './estate.ts';

/** An effect by which a run deals with runs that it calls, or with the one that called it. */
export type CallEffect = StartChildEffect | FindChildEffect | CancelChildEffect | ReportEndEffect;

/** What a run sees of the runs that it calls, and of its caller. */
export interface Calls {
  /** @param at when the answer reaches the run */
  answer(effect: CallEffect, at: UtcMs): SettledAnswer;
}

/** A called run before it begins. */
export interface CalledBeginning {
  readonly tenant: Tenant;
  readonly plan: Plan;
  readonly inputs: JsonObject;
  readonly context: Pick<RunContext, 'workflowId' | 'runId'>;
  readonly more: Pick<RunStart, 'starter' | 'parent' | 'section'>;
}

/** A run on the stage as other runs deal with it. */
export interface StagedRun {
  /** How it came to an end; undefined while it is open. What stands in its records counts, before it is closed. */
  readonly ended: Omit<ChildEnd, 'run'> | undefined;
  /** The run that called it, if one did. */
  readonly caller: { readonly run: RunId; readonly path: StepPath } | undefined;
  hear(message: RunMessage, at: UtcMs): void;
}

/** Where called runs are played. */
export interface CallStage {
  readonly estate: Estate;
  /** Of all that were ever begun. */
  run(id: RunId): StagedRun | undefined;
  begin(called: CalledBeginning): void;
}

/** Calls between the runs of a stage: a called run is one of its runs, refused where production refuses it. */
export class MonthCalls implements Calls {
  readonly #stage: CallStage;
  /** By plan, because a validator is compiled for each schema that has not been seen. */
  readonly #schemas = new WeakMap<Plan, JsonObject>();

  constructor(stage: CallStage) {
    this.#stage = stage;
  }

  answer(effect: CallEffect, at: UtcMs): SettledAnswer {
    switch (effect.kind) {
      case 'start-child':
        return this.#start(effect);
      case 'find-child':
        return gives(this.#find(effect) as unknown as Json); // plain JSON, by its type
      case 'cancel-child':
        return this.#cancel(effect, at);
      case 'report-end':
        return this.#reportEnd(effect, at);
    }
  }

  /** One that was started before is found, not started again. */
  #start(effect: StartChildEffect): SettledAnswer {
    const context = contextOf(effect);
    const output: ChildStarted = { run: context.runId };
    if (this.#stage.run(context.runId) === undefined) {
      const beginning = this.#beginningOf(effect);
      if ('code' in beginning) return { status: 'failed', failure: beginning };
      const { starter, parent, section } = effect;
      const more = { starter, parent, ...(section === undefined ? {} : { section }) };
      this.#stage.begin({ ...beginning, context, more });
    }
    return gives(output as unknown as Json); // plain JSON, by its type
  }

  #beginningOf(effect: StartChildEffect): Pick<CalledBeginning, 'tenant' | 'plan' | 'inputs'> | Failure {
    const { directory, playbooks } = this.#stage.estate;
    const tenant = tenantOfCall(directory, effect);
    if ('code' in tenant) return tenant;
    if (effect.plan !== undefined) return { tenant, plan: effect.plan as unknown as Plan, inputs: effect.inputs }; // the engine has made it
    const use = tenant.playbooks[effect.playbook];
    const known = use?.enabled === true ? playbooks.get(effect.playbook) : undefined;
    const playbook = playbookOfCall(effect, known);
    if ('code' in playbook) return playbook;
    const { plan } = playbook;
    const completed = completeInputs(plan, effect.inputs, use?.inputs ?? {});
    if (!completed.ok) return completed.failure;
    const what = `the playbook "${effect.playbook}"`;
    const misfit = misfitOfInput(what, this.#schemaOf(plan), completed.inputs);
    return misfit ?? { tenant, plan, inputs: completed.inputs };
  }

  #schemaOf(plan: Plan): JsonObject {
    const schema = this.#schemas.get(plan) ?? schemaOfInputs(plan.inputs);
    this.#schemas.set(plan, schema);
    return schema;
  }

  #find(effect: FindChildEffect): ChildFound {
    const { runId: run } = contextOf(effect);
    const child = this.#stage.run(run);
    if (child === undefined) return { state: 'none' };
    const { ended } = child;
    return ended === undefined ? { state: 'open', run } : { state: 'ended', run, ...ended };
  }

  #cancel(effect: CancelChildEffect, at: UtcMs): SettledAnswer {
    const { runId } = contextOf(effect);
    const reason = `The step that called it, "${effect.path}" of ${effect.run.runId}, was cancelled`;
    const by = 'playbook' as PersonId; // nobody: the step that called
    this.#stage.run(runId)?.hear({ type: 'cancel', id: `cancel-${runId}`, by, reason }, at);
    return gives({});
  }

  #reportEnd({ run }: ReportEndEffect, at: UtcMs): SettledAnswer {
    const caller = this.#stage.run(run.runId)?.caller;
    if (caller !== undefined) this.#stage.run(caller.run)?.hear({ type: 'child-ended', path: caller.path }, at);
    return gives({});
  }
}

/** Names of a called run: made of the caller's run and step, so that asking twice names the same one. */
function contextOf({ run, path, playbook, tenant }: ChildRef & Pick<CallEffect, 'run' | 'path'>) {
  const workflowId = `t-${tenant}/${playbook}/call`;
  return { workflowId, runId: runIdOf(workflowId, `call ${run.runId} ${path}`) };
}

function gives(output: Json): SettledAnswer {
  return { status: 'succeeded', output };
}
