import { expect, test, vi } from 'vitest';
import { produce, startDemoProducer } from '../../../simulator/demo/demo-producer.ts';
import type { JsonRecord } from '../../../simulator/records/record-types.ts';
import { seededRandom } from '../../../simulator/records/seeded-random.ts';
import { openWorld } from '../../../simulator/world.ts';
import type { World } from '../../../simulator/world.ts';
import { aFolder } from '../support.ts';

const WINDOW = { start: 0, end: Number.MAX_SAFE_INTEGER };

function aWorld(eventsPerMinute: number): World {
  return openWorld({ folder: aFolder(), behaviour: { producer: { eventsPerMinute } } });
}

function recordsOf(world: World): JsonRecord[] {
  return [...world.tenants.keys()].flatMap((tenant) =>
    world.contents.list(tenant, 'Audit.General', WINDOW).flatMap(({ contentId }) => {
      const content = world.contents.read(tenant, contentId);
      return typeof content === 'string' ? [] : (JSON.parse(content.body) as JsonRecord[]);
    }),
  );
}

test('the mix is mostly benign, and every tenant and every Defender type is in it', () => {
  const world = aWorld(0);
  produce(world, seededRandom(1), 400);
  const records = recordsOf(world);
  expect(records).toHaveLength(400);
  const types = records.map(({ RecordType }) => RecordType);
  expect(types.filter((type) => type === 28 || type === 41 || type === 47 || type === 64).length).toBeLessThan(180);
  expect(new Set(types)).toEqual(new Set([20, 25, 28, 30, 41, 47, 52, 64]));
  expect(new Set(records.map(({ OrganizationId }) => OrganizationId)).size).toBe(3);
});

test('the rate holds over time and may be changed or switched off', () => {
  vi.useFakeTimers();
  const world = aWorld(30);
  const producer = startDemoProducer(world);
  vi.advanceTimersByTime(60_000);
  expect(recordsOf(world).length).toBe(31);
  world.behaviour = { ...world.behaviour, producer: { ...world.behaviour.producer, eventsPerMinute: 0 } };
  vi.advanceTimersByTime(60_000);
  expect(recordsOf(world).length).toBe(31);
  producer.stop();
  vi.useRealTimers();
});
