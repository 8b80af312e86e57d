import type { SlotSource } from './slot-source.ts';
import type { TenantId } from '../contracts/ids.ts';
import type { JsonObject } from '../contracts/json.ts';
import type { UtcMs } from '../contracts/time.ts';
import type { CalendarDocument } from '../language/schema/calendar-schema.ts';
import type { Plan } from '../language/plan/plan.ts';
import type { ScheduleTrigger } from '../language/plan/trigger.ts';
import type { PlaybookUse, Tenant } from '../tenants/tenant.ts';
import { expandAround, holidayRuling } from './around-holidays.ts';
import type { Firing } from './expand.ts';

/** Beginning of the id of every schedule of ours; others are left alone. */
export const SCHEDULE_PREFIX = 'watchbill/';

/** A schedule as it should be in Temporal. */
export interface WantedSchedule {
  /** `watchbill/t-<tenant key>/<playbook>/<schedule>`. */
  readonly id: string;
  /** Beginning of the id of each launcher: `t-<tenant key>/<playbook>/<schedule>`. */
  readonly workflowId: string;
  readonly source: SlotSource;
  readonly timezone: string;
  readonly firing: Firing;
  readonly jitterMs: number;
  /** How late a firing may still reach us; whether it then counts is decided by the slot. */
  readonly catchUpMs: number;
}

/** A schedule that cannot be understood, as a sentence for operators. */
export interface ScheduleProblem {
  readonly tenant: TenantId;
  readonly playbook: string;
  readonly schedule: string;
  readonly message: string;
}

/** What the documents say, and when it is now. */
export interface Declaration {
  readonly tenants: Iterable<Tenant>;
  /** The current plans, by name of the playbook. */
  readonly plans: ReadonlyMap<string, Plan>;
  readonly calendars: ReadonlyMap<string, CalendarDocument>;
  readonly now: UtcMs;
  /** The opaque name of a tenant. */
  readonly tenantKey: (tenant: TenantId) => string;
}

/** After an outage of so long every slot still reaches us, so that each missed one is told. */
const CATCH_UP_MIN_MS = 3 * 24 * 60 * 60 * 1_000;

/** All schedules of all tenants that use the playbook, in a stable order. Pure. */
export function declareSchedules(declaration: Declaration): {
  readonly schedules: readonly WantedSchedule[];
  readonly problems: readonly ScheduleProblem[];
} {
  const schedules: WantedSchedule[] = [];
  const problems: ScheduleProblem[] = [];
  for (const tenant of declaration.tenants) {
    for (const [playbook, use] of Object.entries(tenant.playbooks)) {
      const plan = declaration.plans.get(playbook);
      if (!use.enabled || plan === undefined) continue;
      for (const declared of schedulesOf(plan, use)) {
        const result = declareOne(declaration, tenant, { playbook, ...declared });
        if ('message' in result) problems.push(result);
        else schedules.push(result);
      }
    }
  }
  return { schedules, problems };
}

/** A schedule trigger with what the tenant says otherwise. */
export interface DeclaredTrigger {
  /** Index among all triggers of the plan. */
  readonly index: number;
  /** `schedule-1`, `schedule-2` … by position among the schedule triggers. */
  readonly schedule: string;
  readonly trigger: ScheduleTrigger;
}

/** The schedule triggers of a plan as a tenant uses them. */
export function schedulesOf(plan: Plan, use: PlaybookUse): readonly DeclaredTrigger[] {
  const declared: DeclaredTrigger[] = [];
  for (const [index, trigger] of plan.triggers.entries()) {
    if (trigger.kind !== 'schedule') continue;
    const position = declared.length;
    declared.push({
      index,
      schedule: `schedule-${position + 1}`,
      trigger: overridden(trigger, use.schedules?.[position]),
    });
  }
  return declared;
}

function overridden(trigger: ScheduleTrigger, override: JsonObject | undefined): ScheduleTrigger {
  if (override === undefined) return trigger;
  const { cron, every, at, on, timezone } = Object.fromEntries(
    Object.entries(override).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
  const words = 'cron' in trigger.when ? undefined : trigger.when;
  const base = every === undefined ? words : { every };
  const when =
    cron !== undefined
      ? { cron }
      : base === undefined
        ? trigger.when
        : { ...base, ...(at === undefined ? {} : { at }), ...(on === undefined ? {} : { on }) };
  return { ...trigger, when, ...(timezone === undefined ? {} : { timezone }) };
}

function declareOne(
  { now, tenantKey, calendars }: Declaration,
  tenant: Tenant,
  { playbook, index, schedule, trigger }: DeclaredTrigger & { readonly playbook: string },
): WantedSchedule | ScheduleProblem {
  const timezone = trigger.timezone ?? tenant.timezone;
  const ruling = holidayRuling(trigger, tenant, calendars);
  const expanded = expandAround(trigger.when, { timezone, now, ruling });
  if (!expanded.ok) {
    const message = `Cannot set ${schedule} of playbook "${playbook}" for tenant "${tenant.id}": ${expanded.problem}`;
    return { tenant: tenant.id, playbook, schedule, message };
  }
  const workflowId = `t-${tenantKey(tenant.id)}/${playbook}/${schedule}`;
  return {
    id: `${SCHEDULE_PREFIX}${workflowId}`,
    workflowId,
    source: { tenant: tenant.id, playbook, schedule, trigger: index },
    timezone,
    firing: expanded.firing,
    jitterMs: trigger.jitterMs,
    catchUpMs: Math.max(trigger.withinMs, CATCH_UP_MIN_MS),
  };
}
