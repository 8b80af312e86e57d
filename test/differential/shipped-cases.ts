import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SIGNATURES } from '../../actions/catalogue.ts';
import { loadCatalog } from '../../catalog/load-catalog.ts';
import type { EventType, SecurityEvent } from '../../contracts/event.ts';
import { invariant } from '../../contracts/invariant.ts';
import type { PersonId, TenantId } from '../../contracts/ids.ts';
import type { JsonObject } from '../../contracts/json.ts';
import type { TenantSnapshot } from '../../contracts/run.ts';
import { utcTime, type UtcMs } from '../../contracts/time.ts';
import type { RunStart } from '../../engine/start-run.ts';
import { checkDocument } from '../../language/check-document.ts';
import { completeInputs } from '../../language/plan/complete-inputs.ts';
import { matchTrigger } from '../../language/plan/match-trigger.ts';
import type { Plan } from '../../language/plan/plan.ts';
import type { CaseDocument } from '../../language/schema/case-schema.ts';
import { CaseAnswers } from '../../rehearsal/case-answers.ts';
import { caseScript } from '../../rehearsal/case-script.ts';
import { CASE_START } from '../../rehearsal/run-case.ts';
import { loadDirectory } from '../../tenants/load-directory.ts';
import { worldOf } from '../../tenants/world-of.ts';
import type { Scenario } from './compare.ts';

/** A case of a shipped playbook, as a scenario for both sides. */
export interface ShippedCase {
  /** As `malicious-mail/contained`. */
  readonly name: string;
  readonly document: CaseDocument;
  readonly scenario: Scenario;
}

const ROOT = join(import.meta.dirname, '../..');

/** All cases of the shipped playbooks, for the tenants of the demo estate. */
export function loadShippedCases(): readonly ShippedCase[] {
  const { directory } = loadDirectory(join(ROOT, 'demo'));
  const world = worldOf(directory, SIGNATURES);
  const tenants = [...directory.tenants.values()].map(({ id, title, values }) => ({ id, title, values }));
  const { playbooks } = loadCatalog(join(ROOT, 'playbooks'), world);
  return [...playbooks.entries()].flatMap(([playbook, { plan }]) => {
    const folder = join(ROOT, 'playbooks', playbook, 'cases');
    return readdirSync(folder).map((file) => {
      const { document } = checkDocument(readFileSync(join(folder, file), 'utf8'), file, world);
      invariant(document?.kind === 'Case', `A shipped case is not clean: ${file}`);
      const name = `${playbook}/${file.replace('.yaml', '')}`;
      return { name, document: document.case, scenario: scenarioOf(plan, document.case, tenants) };
    });
  });
}

function scenarioOf(plan: Plan, document: CaseDocument, tenants: readonly TenantSnapshot[]): Scenario {
  const { now, tenant: tenantName = 'contoso', answers = {} } = document.given ?? {};
  const startedAt = now === undefined ? CASE_START : Date.parse(now);
  const tenant = tenants.find(({ id }) => id === tenantName);
  invariant(tenant !== undefined, `The demo estate has no tenant ${tenantName}`);
  return {
    plan,
    startedAt,
    start: { tenant, ...beginningOf(plan, document, { tenant, startedAt }) },
    answers: () => new CaseAnswers(answers, SIGNATURES),
    script: caseScript(document, (given, index) => eventOf(tenant.id, given, { id: `event-${index + 1}`, startedAt })),
  };
}

function beginningOf(
  plan: Plan,
  { given = {} }: CaseDocument,
  { tenant, startedAt }: { readonly tenant: TenantSnapshot; readonly startedAt: UtcMs },
): Partial<RunStart> {
  if (given.event === undefined) {
    const person = (given.starter ?? 'starter') as PersonId;
    return { inputs: completed(plan, given.inputs ?? {}), starter: { kind: 'person', person } };
  }
  const event = eventOf(tenant.id, given.event, { id: 'event-0', startedAt });
  const matched = matchTrigger(plan, event, { tenant, now: utcTime(startedAt) });
  invariant(!('failure' in matched) && matched.matched, 'A shipped case begins with an event that a trigger wants');
  const inputs = completed(plan, { ...matched.match.inputs, ...given.inputs });
  return { inputs, event, starter: { kind: 'event', eventId: event.id } };
}

function completed(plan: Plan, given: JsonObject): JsonObject {
  const complete = completeInputs(plan, given);
  invariant(complete.ok, 'A shipped case gives the inputs that its playbook wants');
  return complete.inputs;
}

function eventOf(
  tenant: TenantId,
  { type, id, occurred_at: occurredAt, raw, ...fields }: JsonObject,
  otherwise: { readonly id: string; readonly startedAt: UtcMs },
): SecurityEvent {
  return {
    tenant,
    source: 'o365-management',
    id: typeof id === 'string' ? id : otherwise.id,
    type: (type ?? 'o365.audit') as EventType,
    occurredAt: typeof occurredAt === 'string' ? occurredAt : utcTime(otherwise.startedAt),
    fields,
    raw: (raw ?? fields) as JsonObject,
  };
}
