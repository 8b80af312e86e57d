import type { SimulatedTenant } from '../demo/simulated-tenant.ts';
import { seededRandom, seedFrom } from '../records/seeded-random.ts';
import { seedDevices } from './seed-devices.ts';
import { seedExposure } from './seed-exposure.ts';
import { seedGovernance } from './seed-governance.ts';
import { seedIncidents } from './seed-incidents.ts';
import { seedMail } from './seed-mail.ts';
import { seedPeople } from './seed-people.ts';
import type { Plant, Seeding } from './seeding.ts';

/** Makes the estate of a tenant: everything follows from its name, but for the times, which follow from its beginning. */
export function seedEstate(tenant: SimulatedTenant, anchorMs: number, plant: Plant): void {
  const random = seededRandom(seedFrom(`estate:${tenant.name}`));
  const ago = (minutes: number): string => new Date(anchorMs - minutes * 60_000).toISOString();
  const seeding: Seeding = { tenant, random, plant, ago };
  const users = seedPeople(seeding);
  const devices = seedDevices(seeding, users);
  const messages = seedMail(seeding, users);
  seedIncidents(seeding, { users, devices, messages });
  seedExposure(seeding, devices);
  seedGovernance(seeding);
}
