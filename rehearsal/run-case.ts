import type { EventType, SecurityEvent } from '../contracts/event.ts';
import { runIdOf, type PersonId, type TenantId } from '../contracts/ids.ts';
import { digest, type Json, type JsonObject } from '../contracts/json.ts';
import type { Starter, TenantSnapshot } from '../contracts/run.ts';
import { utcTime, type UtcMs } from '../contracts/time.ts';
import type { RunStart } from '../engine/start-run.ts';
import { completeInputs } from '../language/plan/complete-inputs.ts';
import { matchTrigger } from '../language/plan/match-trigger.ts';
import type { Plan } from '../language/plan/plan.ts';
import type { ActionSignatures } from '../language/schema/action-signature.ts';
import type { CaseDocument } from '../language/schema/case-schema.ts';
import { CaseAnswers } from './case-answers.ts';
import { caseScript } from './case-script.ts';
import { judgeCase, type Mismatch } from './judge-case.ts';
import { rehearse, type Rehearsal } from './rehearse.ts';

/** The moment at which a case begins that names none: a Monday morning. */
export const CASE_START = Date.UTC(2026, 2, 2, 8);

/** What a case is rehearsed in. */
export interface CaseWorld {
  readonly actions: ActionSignatures;
  /** Tenants that a case may name; one that is not here has its name alone. */
  readonly tenants?: ReadonlyMap<string, TenantSnapshot>;
}

/** How a case ended. It passed if nothing differs. */
export interface CaseResult {
  readonly mismatches: readonly Mismatch[];
  /** Absent where the run could not start, or would wait for ever. */
  readonly rehearsal?: Rehearsal;
}

/** Rehearses a playbook as a case says and compares. */
export async function runCase(plan: Plan, document: CaseDocument, world: CaseWorld): Promise<CaseResult> {
  const startedAt = startOf(document);
  const start = prepare(plan, document, world, startedAt);
  if ('problem' in start) return refused('the run to start', start.problem);
  const answers = new CaseAnswers(document.given?.answers ?? {}, world.actions);
  const script = caseScript(document, (given, index) => eventOf(start.tenant.id, given, `${index + 1}`, startedAt));
  const rehearsal = await rehearse(start, startedAt, answers, script);
  if ('stuck' in rehearsal) return refused('the run to end', 'it waits for ever');
  return { mismatches: judgeCase(document.expect, rehearsal), rehearsal };
}

function refused(expected: string, seen: string): CaseResult {
  return { mismatches: [{ what: 'run', expected, seen }] };
}

function startOf(document: CaseDocument): UtcMs {
  const given = document.given?.now;
  return given === undefined ? CASE_START : Date.parse(given);
}

type Prepared = RunStart | { readonly problem: string };

function prepare(plan: Plan, document: CaseDocument, world: CaseWorld, now: UtcMs): Prepared {
  const name = document.given?.tenant ?? 'contoso';
  const tenant = world.tenants?.get(name) ?? { id: name as TenantId, title: name, values: {} };
  const given = document.given?.event;
  const inputs = document.given?.inputs ?? {};
  if (given === undefined) return complete(plan, tenant, inputs, { starter: starterOf(document) });
  const event = eventOf(tenant.id, given, '0', now);
  const matched = matchTrigger(plan, event, { tenant, now: utcTime(now) });
  if ('failure' in matched) return { problem: matched.failure.message };
  if (!matched.matched) return { problem: `no trigger of the playbook takes the event ${event.type}` };
  const starter = { kind: 'event', eventId: event.id } as const;
  return complete(plan, tenant, { ...matched.match.inputs, ...inputs }, { starter, event });
}

function complete(
  plan: Plan,
  tenant: TenantSnapshot,
  given: JsonObject,
  more: Pick<RunStart, 'starter' | 'event'>,
): Prepared {
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

function eventOf(tenant: TenantId, given: JsonObject, id: string, now: UtcMs): SecurityEvent {
  const { type, id: ownId, occurred_at: occurredAt, raw, ...fields } = given;
  return {
    tenant,
    source: 'o365-management',
    id: typeof ownId === 'string' ? ownId : `event-${id}`,
    type: (typeof type === 'string' ? type : 'o365.audit') as EventType,
    occurredAt: typeof occurredAt === 'string' ? occurredAt : utcTime(now),
    fields,
    raw: typeof raw === 'object' && raw !== null ? (raw as JsonObject) : given,
  };
}
