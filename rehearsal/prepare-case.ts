import { eventSource, type EventType, type SecurityEvent } from '../contracts/event.ts';
import { runIdOf, type PersonId, type PlaybookName, type TenantId } from '../contracts/ids.ts';
import { digest, type Json, type JsonObject } from '../contracts/json.ts';
import type { Starter, TenantSnapshot } from '../contracts/run.ts';
import { utcTime, type UtcMs } from '../contracts/time.ts';
import type { RunStart } from '../engine/start-run.ts';
import { completeInputs } from '../language/plan/complete-inputs.ts';
import { matchEnd } from '../language/plan/match-end.ts';
import { matchTrigger, type TriggerContext } from '../language/plan/match-trigger.ts';
import { checkBody } from '../language/plan/check-body.ts';
import { matchWebhook, webhookOf } from '../language/plan/match-webhook.ts';
import type { Plan } from '../language/plan/plan.ts';
import type { ActionSignatures } from '../language/schema/action-signature.ts';
import type { CaseDocument } from '../language/schema/case-schema.ts';
import type { Answers } from './answers.ts';
import { CaseAnswers, type CaseEstate } from './case-answers.ts';
import { caseGroup } from './case-group.ts';
import { caseScript } from './case-script.ts';
import type { ScriptedMessage } from './rehearse.ts';

/** The moment at which a case begins that names none: a Monday morning. */
export const CASE_START = Date.UTC(2026, 2, 2, 8);

/** What a case is rehearsed in. */
export interface CaseWorld {
  readonly actions: ActionSignatures;
  /** Tenants that a case may name; one that is not here has its name alone. */
  readonly tenants?: ReadonlyMap<string, TenantSnapshot>;
  /** Events by the name of their sample. */
  readonly samples?: ReadonlyMap<string, JsonObject>;
  /** Documents that steps look up: escalation policies and calendars. */
  readonly estate?: CaseEstate;
}

/** All that a rehearsal of a case needs. */
export interface PreparedCase {
  readonly start: RunStart;
  readonly startedAt: UtcMs;
  /** Answers anew for each rehearsal, because sequences have a position. */
  readonly answers: () => Answers;
  readonly script: readonly ScriptedMessage[];
}

/** What a case says, for a rehearsal; or why its run cannot start. */
export function prepareCase(
  plan: Plan,
  document: CaseDocument,
  world: CaseWorld,
): PreparedCase | { readonly problem: string } {
  const startedAt = startOf(document);
  const start = beginning(plan, document, world, startedAt);
  if ('problem' in start) return start;
  return {
    start,
    startedAt,
    answers: () => new CaseAnswers(document.given ?? {}, world.actions, world.estate),
    script: caseScript(document, (given, index) =>
      eventOf(start.tenant.id, written(given, world) ?? given, `${index + 1}`, startedAt),
    ),
  };
}

function startOf(document: CaseDocument): UtcMs {
  const given = document.given?.now;
  return given === undefined ? CASE_START : Date.parse(given);
}

type Beginning = RunStart | { readonly problem: string };

function beginning(plan: Plan, document: CaseDocument, world: CaseWorld, now: UtcMs): Beginning {
  const name = document.given?.tenant ?? 'contoso';
  const tenant = world.tenants?.get(name) ?? { id: name as TenantId, title: name, values: {} };
  const given = written(document.given?.event, world);
  const inputs = document.given?.inputs ?? {};
  const ended = document.given?.ended;
  if (ended !== undefined) return afterEnd(plan, { ended, inputs }, { tenant, now: utcTime(now) });
  const called = document.given?.webhook;
  if (called !== undefined) return afterCall(plan, { called, inputs }, { tenant, now: utcTime(now) });
  if (given === undefined) return complete(plan, tenant, inputs, { starter: starterOf(document) });
  const event = eventOf(tenant.id, given, '0', now);
  const matched = matchTrigger(plan, event, { tenant, now: utcTime(now) });
  if ('failure' in matched) return { problem: matched.failure.message };
  if (!matched.matched) return { problem: `no trigger of the playbook takes the event ${event.type}` };
  const starter = { kind: 'event', eventId: event.id } as const;
  const others = (document.given?.events ?? []).map((one, index) =>
    eventOf(tenant.id, written(one, world) ?? one, `group-${index + 1}`, now),
  );
  const { match } = matched;
  const group = caseGroup(plan, { match, events: [event, ...others] }, { tenant, now: utcTime(now) });
  if ('problem' in group) return group;
  return complete(plan, tenant, { ...match.inputs, ...inputs }, { starter, event, ...group });
}

/** A run that the end of another one starts. */
function afterEnd(
  plan: Plan,
  { ended, inputs }: { readonly ended: EndedRunOfCase; readonly inputs: JsonObject },
  context: TriggerContext,
): Beginning {
  const { playbook, outcome = 'succeeded', outputs = {} } = ended;
  const moment = { startedAt: context.now, endedAt: context.now };
  const run = {
    id: runIdOf('ended', playbook),
    playbook: playbook as PlaybookName,
    outcome,
    outputs,
    starter: null,
    ...moment,
  };
  const matched = matchEnd(plan, run, context);
  if (matched.kind === 'refused') return { problem: matched.failure.message };
  if (matched.kind === 'unwanted')
    return { problem: `no trigger of the playbook takes the end of ${playbook} as ${outcome}` };
  return complete(plan, context.tenant, { ...matched.inputs, ...inputs }, { starter: matched.starter });
}

/** A run that the call of a webhook starts. */
function afterCall(
  plan: Plan,
  { called, inputs }: { readonly called: CallOfCase; readonly inputs: JsonObject },
  context: TriggerContext,
): Beginning {
  const { path, body = {} } = called;
  const webhook = webhookOf(plan, path);
  if (webhook === undefined) return { problem: `no trigger of the playbook has the webhook ${path}` };
  const sent = checkBody(webhook.trigger.body, body);
  if (!sent.ok) return { problem: `the webhook ${path} does not take the body: ${sent.problems.join('; ')}` };
  const call = { id: digest(body), receivedAt: context.now, body: sent.answers };
  const matched = matchWebhook(webhook.trigger, call, context);
  if (!matched.ok) return { problem: matched.failure.message };
  const starter = { kind: 'webhook', path, call: call.id } as const;
  return complete(plan, context.tenant, { ...matched.inputs, ...inputs }, { starter });
}

type CallOfCase = NonNullable<NonNullable<CaseDocument['given']>['webhook']>;

type EndedRunOfCase = NonNullable<NonNullable<CaseDocument['given']>['ended']>;

function complete(
  plan: Plan,
  tenant: TenantSnapshot,
  given: JsonObject,
  more: Pick<RunStart, 'starter' | 'event' | 'events'>,
): Beginning {
  const completed = completeInputs(plan, given);
  if (!completed.ok) return { problem: completed.failure.message };
  const workflowId = `t-case/${plan.name}/case`;
  const context = {
    tenant: tenant.id,
    runId: runIdOf(workflowId, 'case'),
    workflowId,
    playbook: plan.name,
    planSha256: digest(plan as unknown as Json),
  };
  return { plan, context, tenant, inputs: completed.inputs, ...more };
}

function starterOf(document: CaseDocument): Starter {
  return { kind: 'person', person: (document.given?.starter ?? 'starter') as PersonId };
}

/** An event in full: what a case says of it itself lies over the sample that it uses. */
function written(given: JsonObject | undefined, { samples }: CaseWorld): JsonObject | undefined {
  if (given === undefined) return undefined;
  const { use, ...own } = given;
  return typeof use === 'string' ? { ...samples?.get(use), ...own } : given;
}

function eventOf(tenant: TenantId, given: JsonObject, id: string, now: UtcMs): SecurityEvent {
  const { type: written, id: ownId, occurred_at: occurredAt, raw, ...fields } = given;
  const type = (typeof written === 'string' ? written : 'o365.audit') as EventType; // the checker has seen the name
  return {
    tenant,
    source: eventSource(type),
    id: typeof ownId === 'string' ? ownId : `event-${id}`,
    type,
    occurredAt: typeof occurredAt === 'string' ? occurredAt : utcTime(now),
    fields,
    raw: typeof raw === 'object' && raw !== null ? (raw as JsonObject) : given,
  };
}
