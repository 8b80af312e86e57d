import type { Failure } from '../../contracts/failure-codes.ts';
import type { JsonObject } from '../../contracts/json.ts';
import type { UtcTime } from '../../contracts/time.ts';
import { renderValue, renderValues } from '../expressions/render-value.ts';
import { triggerScope, type TriggerContext } from './match-trigger.ts';
import type { Plan } from './plan.ts';
import type { WebhookTrigger } from './trigger.ts';

/** A call of a webhook whose secret was right and whose body fits. */
export interface WebhookCall {
  /** Names the call, made of what was sent: the same call again has the same. */
  readonly id: string;
  readonly receivedAt: UtcTime;
  /** With the defaults filled in. */
  readonly body: JsonObject;
}

/** What a call asks for; a refusal says which expression of the trigger could not be evaluated. */
export type WebhookMatching =
  | { readonly ok: true; readonly inputs: JsonObject; readonly key?: string }
  | { readonly ok: false; readonly failure: Failure };

/** The trigger of a plan that has a path, and its index; the first of them. */
export function webhookOf(
  plan: Plan,
  path: string,
): { readonly trigger: WebhookTrigger; readonly at: number } | undefined {
  for (const [at, trigger] of plan.triggers.entries()) {
    if (trigger.kind === 'webhook' && trigger.path === path) return { trigger, at };
  }
  return undefined;
}

/** Inputs, and the key where the trigger makes one that is not empty. Never throws. */
export function matchWebhook(trigger: WebhookTrigger, call: WebhookCall, context: TriggerContext): WebhookMatching {
  const event = { id: call.id, received_at: call.receivedAt, body: call.body };
  const scope = { ...triggerScope(context), event };
  const inputs = renderValues(trigger.with, scope);
  if (!inputs.ok) return inputs;
  if (trigger.key === undefined) return { ok: true, inputs: inputs.value };
  const key = renderValue(trigger.key, scope);
  if (!key.ok) return key;
  const text = typeof key.value === 'string' ? key.value : JSON.stringify(key.value);
  // A key without text would put unrelated calls into one run.
  return { ok: true, inputs: inputs.value, ...(text === '' || key.value === null ? {} : { key: text }) };
}
