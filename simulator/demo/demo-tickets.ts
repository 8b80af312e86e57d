import { seedTicket } from '../servicenow/seed-instance.ts';
import type { World } from '../world.ts';
import { ASSIGNMENT_GROUPS } from './simulated-tenant.ts';

const SUBJECTS = [
  'Phishing wave against the finance department',
  'Repeated sign-in failures of a service account',
  'Unusual mail forwarding rule',
] as const;

/** Hours since the last update: one fresh ticket, two that the daily task must ask about. */
const AGES_HOURS = [2, 30, 75] as const;

/** Gives every instance that has no tickets yet three for each group, two of them long without an update. */
export function seedDemoTickets(world: World): void {
  for (const tenant of world.tenants.keys()) {
    if (world.tables.rows(tenant, 'incident').length > 0) continue;
    for (const group of ASSIGNMENT_GROUPS) {
      AGES_HOURS.forEach((updatedHoursAgo, at) => {
        const fields = {
          short_description: SUBJECTS[at] ?? SUBJECTS[0],
          assignment_group: group,
          state: '2',
          impact: String(at + 1),
          urgency: '2',
          category: 'security',
        };
        seedTicket(world, tenant, { fields, updatedHoursAgo });
      });
    }
  }
}
