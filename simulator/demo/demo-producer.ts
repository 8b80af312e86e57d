import { emitEvents } from '../management/emit-events.ts';
import type { RecordTemplate } from '../records/record-types.ts';
import { seededRandom } from '../records/seeded-random.ts';
import type { SeededRandom } from '../records/seeded-random.ts';
import type { World } from '../world.ts';

const TICK_MS = 1_000;
const MINUTE_MS = 60_000;
/** At most this many events in one tick, whatever the setting says. */
const TICK_EVENTS_MAX = 500;
const AGE_MINUTES_MAX = 4;
const THREATS = [
  'threat-intelligence',
  'threat-intelligence',
  'url-click',
  'atp-content',
  'air-investigation',
] as const;

/** Keeps the demo tenants producing; the rate is read from the behaviour at every tick. */
export interface DemoProducer {
  stop(): void;
}

/** Starts producing. With a rate of 0 it only waits for the setting to change. */
export function startDemoProducer(world: World): DemoProducer {
  const random = seededRandom(world.seed);
  // A full event is owed at the start, so that a demonstration does not begin with a pause.
  let owed = 1;
  const timer = setInterval(() => {
    const rate = world.behaviour.producer.eventsPerMinute;
    if (rate === 0) return;
    owed = Math.min(TICK_EVENTS_MAX, owed + (rate * TICK_MS) / MINUTE_MS);
    const due = Math.floor(owed);
    owed -= due;
    if (due > 0) produce(world, random, due);
  }, TICK_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

/** Makes some events now, each for a tenant by chance; what one tenant gets in a tick lies in one blob. */
export function produce(world: World, random: SeededRandom, count: number): void {
  const tenants = [...world.tenants.values()];
  const batches = new Map<string, RecordTemplate[]>();
  for (let made = 0; made < count; made++) {
    const tenant = tenants[random.below(tenants.length)]?.name ?? '';
    const isBenign = random.chance(world.behaviour.producer.benignShare);
    batches.set(tenant, [...(batches.get(tenant) ?? []), isBenign ? 'audit' : random.pick(THREATS)]);
  }
  for (const [name, templates] of batches) {
    const tenant = world.tenants.get(name);
    if (tenant === undefined) continue;
    const records = templates.map((template) => ({ template }));
    const seed = random.below(2 ** 31);
    const ageMinutes = 1 + random.below(AGE_MINUTES_MAX);
    emitEvents(world, tenant, { tenant: name, records, seed, ageMinutes, shuffle: true });
  }
}
