import type { SlotCalendar } from '../activities/slot-calendar.ts';
import type { ScheduledStart } from '../contracts/activities.ts';
import {
  expandAround,
  holidayRuling,
  nextThatCounts,
  whyNotAt,
  type HolidayRuling,
} from '../schedules/around-holidays.ts';
import { schedulesOf, type DeclaredTrigger } from '../schedules/declare.ts';
import { localName } from '../schedules/zone-time.ts';
import type { Directory, Tenant } from '../tenants/tenant.ts';
import type { PublishedPlans } from './published-plans.ts';

/** Where schedules come from: who uses which playbook, and what is published. */
export interface ScheduleDocuments {
  readonly directory: Directory;
  readonly published: Pick<PublishedPlans, 'plans'>;
}

/** Slots as the documents declare them. */
export function createSlotCalendar(content: ScheduleDocuments): SlotCalendar {
  return {
    nameOf(start) {
      const found = find(content, start);
      return localName(zoneOf(found), Date.parse(start.slot));
    },
    nextAfter(start) {
      const found = find(content, start);
      if (found === undefined) return undefined;
      const now = Date.parse(start.slot);
      const ruling = rulingOf(content, found);
      const expanded = expandAround(found.declared.trigger.when, { timezone: zoneOf(found), now, ruling });
      return expanded.ok ? nextThatCounts(expanded.firing, now, ruling) : undefined;
    },
    whyNot(start) {
      const found = find(content, start);
      return found === undefined ? undefined : whyNotAt(rulingOf(content, found), Date.parse(start.slot));
    },
  };
}

interface Found {
  readonly tenant: Tenant;
  readonly declared: DeclaredTrigger;
}

function find({ directory, published }: ScheduleDocuments, start: ScheduledStart): Found | undefined {
  const tenant = directory.tenants.get(start.tenant);
  const use = tenant?.playbooks[start.playbook];
  const plan = published.plans.get(start.playbook);
  if (tenant === undefined || use === undefined || plan === undefined) return undefined;
  const declared = schedulesOf(plan, use).find(({ schedule }) => schedule === start.schedule);
  return declared === undefined ? undefined : { tenant, declared };
}

function rulingOf({ directory }: ScheduleDocuments, { tenant, declared }: Found): HolidayRuling {
  return holidayRuling(declared.trigger, tenant, directory.calendars);
}

function zoneOf(found: Found | undefined): string {
  return found?.declared.trigger.timezone ?? found?.tenant.timezone ?? 'UTC';
}
