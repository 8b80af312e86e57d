import type { SlotCalendar } from '../activities/slot-calendar.ts';
import type { ScheduledStart } from '../contracts/activities.ts';
import { schedulesOf, type DeclaredTrigger } from '../schedules/declare.ts';
import { expand, nextFirings } from '../schedules/expand.ts';
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
      const slot = Date.parse(start.slot);
      const expanded = expand(found.declared.trigger.when, zoneOf(found), slot);
      return expanded.ok ? nextFirings(expanded.firing, slot, 1)[0] : undefined;
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

function zoneOf(found: Found | undefined): string {
  return found?.declared.trigger.timezone ?? found?.tenant.timezone ?? 'UTC';
}
