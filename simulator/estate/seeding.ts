import type { SimulatedTenant } from '../demo/simulated-tenant.ts';
import type { SeededRandom } from '../records/seeded-random.ts';
import type { EstateKind, EstateKinds } from './estate-types.ts';

/** Takes what is made. */
export type Plant = <K extends EstateKind>(kind: K, entity: EstateKinds[K]) => void;

/** What the makers of an estate share. */
export interface Seeding {
  readonly tenant: SimulatedTenant;
  readonly random: SeededRandom;
  readonly plant: Plant;
  /** A time so many minutes before the estate began: ISO 8601, UTC. */
  ago(minutes: number): string;
}
