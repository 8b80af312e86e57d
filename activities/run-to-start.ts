import type { SecurityEvent } from '../contracts/event.ts';
import type { Failure } from '../contracts/failure-codes.ts';
import type { JsonObject } from '../contracts/json.ts';
import { FINALLY_GRACE_MS, type ParentRef, type Starter } from '../contracts/run.ts';
import { completeInputs } from '../language/plan/complete-inputs.ts';
import type { Tenant } from '../tenants/tenant.ts';
import { snapshotOf, type EnabledPlaybook } from './enabled-playbooks.ts';
import type { RunToStart } from './run-starter.ts';

/** What starts a run. */
export interface RunCause {
  readonly workflowId: string;
  readonly starter: Starter;
  readonly trigger: number;
  /** Evaluated from the trigger's `with`. */
  readonly inputs: JsonObject;
  readonly event?: SecurityEvent;
  readonly section?: string;
  readonly parent?: ParentRef;
}

/** The run that a trigger asks for, or why it cannot start. */
export function runToStart(
  tenant: Tenant,
  playbook: EnabledPlaybook,
  cause: RunCause,
): { readonly ok: true; readonly run: RunToStart } | { readonly ok: false; readonly failure: Failure } {
  const completed = completeInputs(playbook.plan, cause.inputs, playbook.use.inputs);
  if (!completed.ok) return completed;
  return {
    ok: true,
    run: {
      workflowId: cause.workflowId,
      timeoutMs: playbook.plan.budgets.runTimeMs + FINALLY_GRACE_MS,
      cause: nameOf(cause.starter),
      arguments: {
        tenant: snapshotOf(tenant),
        plan: playbook.ref,
        planBody: playbook.body,
        inputs: completed.inputs,
        starter: cause.starter,
        trigger: cause.trigger,
        ...(cause.event === undefined ? {} : { event: cause.event }),
        ...(cause.section === undefined ? {} : { section: cause.section }),
        ...(cause.parent === undefined ? {} : { parent: cause.parent }),
      },
    },
  };
}

/** Recognises the same start when it is made again. */
export function nameOf(starter: Starter): string {
  if (starter.kind === 'event') return `event ${starter.eventId}`;
  if (starter.kind === 'schedule') return `schedule ${starter.schedule} ${starter.slot}`;
  if (starter.kind === 'playbook') return `call ${starter.run} ${starter.path}`;
  if (starter.kind === 'end') return `end ${starter.run}`;
  if (starter.kind === 'webhook') return `webhook ${starter.path} ${starter.call}`;
  return `person ${starter.person}`;
}
