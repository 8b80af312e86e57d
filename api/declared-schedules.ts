import type { PlaybookName, TenantId } from '../contracts/ids.ts';
import { type UtcMs, utcTime } from '../contracts/time.ts';
import type { Plan } from '../language/plan/plan.ts';
import type { ScheduleTrigger } from '../language/plan/trigger.ts';
import { currentPlan } from '../ledger/playbooks.ts';
import { expandAround, holidayRuling, nextThatCounts } from '../schedules/around-holidays.ts';
import { schedulesOf } from '../schedules/declare.ts';
import type { Tenant } from '../tenants/tenant.ts';
import type { ApiDependencies } from './call.ts';
import type { ScheduleView } from './contract.ts';
import { planOf } from './plan-of.ts';
import type { ScheduleSource } from './schedule-source.ts';

/** Schedules as the documents declare them; Temporal is made to have the same. */
export function declaredSchedules(api: Pick<ApiDependencies, 'db' | 'directory'>): ScheduleSource {
  return {
    list: async (tenants, now) => {
      const lists = await Promise.all(tenants.map((tenant) => schedulesOfTenant(api, tenant, now)));
      return lists.flat();
    },
  };
}

async function schedulesOfTenant(
  api: Pick<ApiDependencies, 'db' | 'directory'>,
  id: TenantId,
  now: UtcMs,
): Promise<readonly ScheduleView[]> {
  const tenant = api.directory.tenants.get(id);
  const used = Object.entries(tenant?.playbooks ?? {}).filter(([, use]) => use.enabled);
  const lists = await Promise.all(
    used.map(async ([playbook]) => {
      const current = await currentPlan(api.db, playbook as PlaybookName);
      return tenant === undefined || current === undefined
        ? []
        : viewsOf(api, { tenant, plan: planOf(current.plan), now });
    }),
  );
  return lists.flat();
}

interface Used {
  readonly tenant: Tenant;
  readonly plan: Plan;
  readonly now: UtcMs;
}

function viewsOf(
  { directory }: Pick<ApiDependencies, 'directory'>,
  { tenant, plan, now }: Used,
): readonly ScheduleView[] {
  const use = tenant.playbooks[plan.name] ?? { enabled: false };
  return schedulesOf(plan, use).map(({ schedule, trigger }) => {
    const timezone = trigger.timezone ?? tenant.timezone;
    const when = whenInWords(trigger.when);
    return {
      tenant: tenant.id,
      playbook: plan.name,
      schedule,
      when,
      timezone,
      next: nextOf(trigger.when, { timezone, now, ruling: holidayRuling(trigger, tenant, directory.calendars) }),
    };
  });
}

/** Null where nothing comes within the time that is planned ahead, or the schedule cannot be understood. */
function nextOf(when: ScheduleTrigger['when'], around: Parameters<typeof expandAround>[1]): string | null {
  const expanded = expandAround(when, around);
  const next = expanded.ok ? nextThatCounts(expanded.firing, around.now, around.ruling) : undefined;
  return next === undefined ? null : utcTime(next);
}

function whenInWords(when: ScheduleTrigger['when']): string {
  if ('cron' in when) return `cron ${when.cron}`;
  const on = when.on === undefined ? '' : ` on ${when.on}`;
  const at = when.at === undefined ? '' : ` at ${when.at}`;
  return `every ${when.every}${on}${at}`;
}
