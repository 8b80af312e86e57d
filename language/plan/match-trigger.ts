import { eventScope, type SecurityEvent } from '../../contracts/event.ts';
import type { Failure } from '../../contracts/failure-codes.ts';
import type { JsonObject } from '../../contracts/json.ts';
import { tenantScope, type TenantSnapshot } from '../../contracts/run.ts';
import type { UtcTime } from '../../contracts/time.ts';
import { evaluateCondition } from '../expressions/evaluate-condition.ts';
import { renderValue, renderValues } from '../expressions/render-value.ts';
import type { Scope } from '../expressions/scope.ts';
import type { Plan } from './plan.ts';
import type { EventGroup, EventTrigger } from './trigger.ts';

/** A trigger of a plan that wants an event. */
export interface TriggerMatch {
  /** Index among the plan's triggers. */
  readonly trigger: number;
  /** Events of one key belong to one run. May hold personal data. */
  readonly key: string;
  readonly whileRunning: EventTrigger['whileRunning'];
  /** Its key is then what the events of the group have in common. */
  readonly group?: EventGroup;
  /** Evaluated from the trigger's `with`. */
  readonly inputs: JsonObject;
}

/** Whether a plan wants an event; a failure says that one of its expressions could not be evaluated. */
export type TriggerMatching =
  | { readonly matched: false }
  | { readonly matched: true; readonly match: TriggerMatch }
  | { readonly matched: false; readonly failure: Failure };

/** What else a trigger's expressions see. */
export interface TriggerContext {
  readonly tenant: TenantSnapshot;
  readonly now: UtcTime;
}

/** Names that the expressions of a trigger see beside `event`. */
export function triggerScope(context: TriggerContext): Scope {
  return { tenant: tenantScope(context.tenant), now: context.now };
}

/**
 * The first event trigger of a plan that wants the event. One event starts at most one run of a playbook, so later
 * triggers are not looked at. Never throws.
 */
export function matchTrigger(plan: Plan, event: SecurityEvent, context: TriggerContext): TriggerMatching {
  const scope: Scope = { ...triggerScope(context), event: eventScope(event) };
  for (const [index, trigger] of plan.triggers.entries()) {
    if (trigger.kind !== 'event' || trigger.event !== event.type) continue;
    const wanted =
      trigger.when === undefined ? { ok: true as const, value: true } : evaluateCondition(trigger.when, scope);
    if (!wanted.ok) return { matched: false, failure: wanted.failure };
    if (wanted.value) return matchOf(trigger, index, { event, scope });
  }
  return { matched: false };
}

function matchOf(
  trigger: EventTrigger,
  index: number,
  given: { readonly event: SecurityEvent; readonly scope: Scope },
): TriggerMatching {
  const source = trigger.group?.by ?? trigger.key;
  const key = source === undefined ? { ok: true as const, value: given.event.id } : renderValue(source, given.scope);
  if (!key.ok) return { matched: false, failure: key.failure };
  const inputs = renderValues(trigger.with, given.scope);
  if (!inputs.ok) return { matched: false, failure: inputs.failure };
  const text = typeof key.value === 'string' ? key.value : JSON.stringify(key.value);
  // A key without text would put unrelated events into one run.
  const safe = text === '' || key.value === null ? given.event.id : text;
  return {
    matched: true,
    match: {
      trigger: index,
      key: safe,
      whileRunning: trigger.whileRunning,
      ...(trigger.group === undefined ? {} : { group: trigger.group }),
      inputs: inputs.value,
    },
  };
}
