import type { UtcMs } from '../../contracts/time.ts';
import type { ScheduleTrigger } from '../../language/plan/trigger.ts';
import { declareSchedules, schedulesOf, type ScheduleProblem, type WantedSchedule } from '../../schedules/declare.ts';
import { nextFirings, type Firing } from '../../schedules/expand.ts';
import type { Tenant } from '../../tenants/tenant.ts';
import type { Estate } from './estate.ts';
import type { Span } from './faults.ts';
import { drawn } from './seeded.ts';

/** Slots of all tenants that one rehearsal takes; what comes later is left out, and told. */
export const SLOTS_MAX = 500_000;
/** Firings that are asked for at once. */
const CHUNK = 1_000;

/** A slot of a schedule, and when it fires. */
export interface MonthSlot {
  readonly tenant: Tenant;
  readonly wanted: WantedSchedule;
  readonly trigger: ScheduleTrigger;
  readonly at: UtcMs;
  /** After its jitter. */
  readonly firesAt: UtcMs;
}

/** The slots of an estate, and what cannot be scheduled or would be too much. */
export interface MonthSlots {
  readonly slots: readonly MonthSlot[];
  readonly problems: readonly ScheduleProblem[];
  readonly isCut: boolean;
}

/** The slots of all tenants in a span, by the rules that production declares schedules with. */
export function monthSlots(estate: Estate, span: Span, seed: number): MonthSlots {
  const plans = new Map([...estate.playbooks].map(([name, { plan }]) => [name, plan]));
  const tenants = new Map(estate.tenants.map((tenant) => [tenant.id, tenant]));
  // A slot at the very beginning counts: the declaration looks strictly after its moment.
  const { schedules, problems } = declareSchedules({
    tenants: estate.tenants,
    plans,
    calendars: estate.directory.calendars,
    now: span.from - 1,
    tenantKey: (id) => id,
  });
  const slots: MonthSlot[] = [];
  for (const wanted of schedules) {
    const tenant = tenants.get(wanted.source.tenant);
    const plan = plans.get(wanted.source.playbook);
    const use = tenant?.playbooks[wanted.source.playbook];
    if (tenant === undefined || plan === undefined || use === undefined) continue;
    const declared = schedulesOf(plan, use).find(({ schedule }) => schedule === wanted.source.schedule);
    if (declared === undefined) continue;
    for (const at of firingsIn(wanted.firing, span, SLOTS_MAX - slots.length)) {
      const jitterMs = Math.floor(drawn(seed, 'jitter', wanted.id, at) * wanted.jitterMs);
      slots.push({ tenant, wanted, trigger: declared.trigger, at, firesAt: at + jitterMs });
    }
  }
  return { slots, problems, isCut: slots.length >= SLOTS_MAX };
}

function firingsIn(firing: Firing, { from, to }: Span, most: number): readonly UtcMs[] {
  const all: UtcMs[] = [];
  for (let after = from - 1; all.length < most; after = all.at(-1) ?? to) {
    const next = nextFirings(firing, after, Math.min(CHUNK, most - all.length)).filter((at) => at < to);
    all.push(...next);
    if (next.length < CHUNK) return all;
  }
  return all;
}
