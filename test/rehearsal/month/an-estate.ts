import type { PersonId, PlaybookName, TenantId } from '../../../contracts/ids.ts';
import type { Plan, Step } from '../../../language/plan/plan.ts';
import type { ScheduleTrigger } from '../../../language/plan/trigger.ts';
import { ApiUse } from '../../../rehearsal/month/api-use.ts';
import type { Estate } from '../../../rehearsal/month/estate.ts';
import { NO_FAULTS, type Faults } from '../../../rehearsal/month/faults.ts';
import { handStarts } from '../../../rehearsal/month/by-hand.ts';
import type { Calls } from '../../../rehearsal/month/month-calls.ts';
import { monthSlots } from '../../../rehearsal/month/month-slots.ts';
import { MonthStage, type Played } from '../../../rehearsal/month/month-stage.ts';
import type { Team, Tenant } from '../../../tenants/tenant.ts';
import { aScheduleTrigger } from '../../activities/a-playbook.ts';
import { aDirectory, aTenant as someTenant } from '../../tenants/a-directory.ts';
import { act, aPlan } from '../../engine/plans.ts';
import { signatures } from '../signatures.ts';

export const DAY = 86_400_000;
/** Sunday, 2026-03-01. */
export const MARCH = Date.UTC(2026, 2, 1);

/** A tenant in a zone that has these playbooks switched on. */
export function aTenant(id: string, timezone = 'UTC', playbooks: readonly string[] = []): Tenant {
  return {
    ...someTenant({ audiences: {} }),
    id: id as TenantId,
    title: id,
    timezone,
    playbooks: Object.fromEntries(playbooks.map((name) => [name, { enabled: true }])),
  };
}

/** A team of these people. */
export function aTeam(name: string, people: readonly string[], tenants: Team['tenants'] = 'all'): Team {
  const members = people.map((id) => ({
    id: id as PersonId,
    name: id,
    mail: `${id}@soc.example`,
    roles: ['lead'] as const,
  }));
  return { name, title: name, members, tenants };
}

/** A playbook that starts by a schedule. */
export function scheduled(
  name: string,
  trigger: Partial<ScheduleTrigger>,
  steps: readonly Step[] = [act('write', { with: {} })],
): Plan {
  return aPlan(steps, { name: name as PlaybookName, title: name, triggers: [aScheduleTrigger(trigger)] });
}

/** An estate of one team, `csirt`, with kim and lena. */
export function anEstate(
  tenants: readonly Tenant[],
  plans: readonly Plan[],
  teams = [aTeam('csirt', ['kim', 'lena'])],
): Estate {
  return {
    tenants,
    directory: aDirectory(tenants, teams),
    playbooks: new Map(plans.map((plan) => [plan.name, { plan, sha256: plan.name }])),
    actions: signatures,
  };
}

/** Of a run that calls nobody. */
export const NO_CALLS: Calls = { answer: () => ({ status: 'succeeded', output: {} }) };

/** Plays an estate for some days from {@link MARCH}. */
export async function play(
  estate: Estate,
  days: number,
  more: { readonly faults?: Partial<Faults>; readonly seed?: number; readonly from?: number } = {},
): Promise<Played & { readonly stage: MonthStage; readonly use: ApiUse; readonly days: readonly number[] }> {
  const { seed = 1, from = MARCH } = more;
  const faults = { ...NO_FAULTS, ...more.faults };
  const span = { from, to: from + days * DAY };
  const use = new ApiUse(faults);
  const stage = new MonthStage({ estate, faults, seed, use }, span);
  const seenDays: number[] = [];
  const { slots } = monthSlots(estate, span, seed);
  const { starts } = handStarts(estate, span, seed);
  const played = await stage.play(slots, starts, (day) => seenDays.push(day));
  return { ...played, stage, use, days: seenDays };
}
