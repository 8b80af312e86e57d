import type { EmitEvents, EmittedEvents, PutContent, RecordOrder } from '../control/control-types.ts';
import type { ContentEntry } from '../control/control-types.ts';
import type { SimulatedTenant } from '../demo/simulated-tenant.ts';
import { makeRecord } from '../records/make-record.ts';
import type { JsonRecord } from '../records/record-types.ts';
import { seededRandom } from '../records/seeded-random.ts';
import type { SeededRandom } from '../records/seeded-random.ts';
import type { World } from '../world.ts';
import { contentEntry } from './list-content.ts';
import { findSubscription } from './subscriptions.ts';

const MINUTE_MS = 60_000;
const AGE_MINUTES_MIN = 5;
const AGE_MINUTES_MAX = 90;

/** Puts records into the feed of a tenant, spread, repeated and shuffled as ordered. */
export function emitEvents(world: World, tenant: SimulatedTenant, order: EmitEvents): EmittedEvents {
  const random = seededRandom(order.seed ?? world.seed);
  const created = order.contentCreated === undefined ? world.now() : Date.parse(order.contentCreated);
  const records = order.records.map((one) =>
    makeOrdered(one, { tenant, created, ageMinutes: order.ageMinutes }, random),
  );
  const blobs = spread(records, order, random);
  const contentType = order.contentType ?? 'Audit.General';
  const isLost = findSubscription(world, tenant.name, contentType)?.status === 'stopped';
  const contents = isLost
    ? []
    : blobs.map((blob) =>
        world.contents.put({ tenant: tenant.name, contentType, created, body: JSON.stringify(blob) }),
      );
  return {
    ids: records.map(({ Id: id }) => (typeof id === 'string' ? id : '')),
    contents: contents.map((content) => contentEntry(world, content)),
    isLost,
  };
}

/** Puts a blob there with exactly these characters. */
export function putContent(world: World, tenant: SimulatedTenant, order: PutContent): ContentEntry {
  const created = order.contentCreated === undefined ? world.now() : Date.parse(order.contentCreated);
  const contentType = order.contentType ?? 'Audit.General';
  return contentEntry(world, world.contents.put({ tenant: tenant.name, contentType, created, body: order.body }));
}

interface Making {
  readonly tenant: SimulatedTenant;
  readonly created: number;
  readonly ageMinutes: number | undefined;
}

/** Ids are drawn from the machine's randomness: two orders with one seed are two events, as they are upstream. */
function makeOrdered(order: RecordOrder, { tenant, created, ageMinutes }: Making, random: SeededRandom): JsonRecord {
  if ('raw' in order) return order.raw;
  const drawn = AGE_MINUTES_MIN + random.below(AGE_MINUTES_MAX - AGE_MINUTES_MIN);
  const frame = {
    id: order.id ?? crypto.randomUUID(),
    organizationId: tenant.entraTenantId,
    domain: tenant.domain,
    creationTime: new Date(created - (ageMinutes ?? drawn) * MINUTE_MS),
  };
  return { ...makeRecord(order.template, frame, random), ...order.with };
}

/**
 * Every record `copies` times over `blobs` blobs: each copy goes to the next blob, so that a record is in as many
 * blobs as possible, and several times in one when there are fewer blobs than copies.
 */
function spread(records: readonly JsonRecord[], order: EmitEvents, random: SeededRandom): JsonRecord[][] {
  const { blobs: count = 1, copies = 1, shuffle = false } = order;
  const blobs: JsonRecord[][] = Array.from({ length: count }, () => []);
  records.forEach((record, at) => {
    for (let copy = 0; copy < copies; copy++) blobs[(at + copy) % count]?.push(record);
  });
  return shuffle ? random.shuffle(blobs.map((blob) => random.shuffle(blob))) : blobs;
}
