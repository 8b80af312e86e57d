import type { TenantId } from '../../contracts/ids.ts';
import { canonicalJson, type Json, type JsonObject } from '../../contracts/json.ts';
import type { RunEvent } from '../../contracts/run.ts';
import { utcTime, type UtcMs } from '../../contracts/time.ts';
import { checkBody } from '../../language/plan/check-body.ts';
import { matchWebhook, webhookOf } from '../../language/plan/match-webhook.ts';
import type { Plan } from '../../language/plan/plan.ts';
import type { CaseDocument } from '../../language/schema/case-schema.ts';

type Given = NonNullable<CaseDocument['given']>;

/** What a call of a webhook gave to a run, as a case says it. */
export type RecordedWebhook = Pick<Given, 'inputs'> & { readonly webhook: NonNullable<Given['webhook']> };

/** What the run says of its beginning, and when that was. */
export interface CalledRun {
  readonly began: Extract<RunEvent, { type: 'run-started' }>;
  readonly tenant: string;
  readonly at: UtcMs;
}

/**
 * The call that started a run. Records hold the inputs that its trigger made and not the body, so that the body is read back from them:
 * members that `with` hands on as they are. Inputs that the call does not give again stay beside it.
 *
 * @returns undefined where no call started the run, or where the body cannot be told from the inputs
 */
export function recordedWebhook(plan: Plan, { began, tenant, at }: CalledRun): RecordedWebhook | undefined {
  const { starter, inputs } = began;
  const trigger = starter.kind === 'webhook' ? webhookOf(plan, starter.path)?.trigger : undefined;
  if (trigger === undefined) return undefined;
  const body = bodyOf(trigger.with, inputs);
  const sent = checkBody(trigger.body, body);
  if (!sent.ok) return undefined;
  const id = tenant as TenantId; // a name of the ledger
  const context = { tenant: { id, title: tenant, values: {} }, now: utcTime(at) };
  const matched = matchWebhook(trigger, { id: 'call', receivedAt: context.now, body: sent.answers }, context);
  if (!matched.ok) return undefined;
  const others = Object.entries(inputs).filter(([name, value]) => !isSame(matched.inputs[name], value));
  return {
    webhook: { path: trigger.path, ...(Object.keys(body).length === 0 ? {} : { body }) },
    ...(others.length === 0 ? {} : { inputs: Object.fromEntries(others) }),
  };
}

function bodyOf(given: Plan['outputs'], inputs: JsonObject): JsonObject {
  const members = Object.entries(given).flatMap(([name, value]): readonly (readonly [string, Json])[] => {
    const member = 'cel' in value ? /^\s*event\.body\.(\w+)\s*$/.exec(value.cel)?.[1] : undefined;
    const input = inputs[name];
    return member === undefined || input === undefined ? [] : [[member, input]];
  });
  return Object.fromEntries(members);
}

function isSame(one: Json | undefined, other: Json): boolean {
  return one !== undefined && canonicalJson(one) === canonicalJson(other);
}
