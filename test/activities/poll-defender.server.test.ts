import { Ajv } from 'ajv';
import { beforeEach, expect, test } from 'vitest';
import { pollFeed } from '../../activities/poll-feed.ts';
import { eventScope, type EventType } from '../../contracts/event.ts';
import { EVENT_SCHEMAS } from '../../language/types/event-types.ts';
import { aPlan, anEventTrigger } from './a-playbook.ts';
import { usualDirectory, withActivityWorld } from './activity-world.ts';

const world = withActivityWorld();
const ajv = new Ajv({ strict: false, formats: { 'date-time': true } });

beforeEach(async () => {
  world.directory = usualDirectory(world, { trial: { enabled: true } });
  for (const table of ['feedCursors', 'seenEvents'] as const) await world.db.kysely.deleteFrom(table).execute();
});

const turn = (contentType: EventType) => {
  const tenant = world.tenant().id;
  return world.run(pollFeed(world.dependencies), { tenant, source: 'defender', contentType });
};

/** Attacks are played into the estate; each raises alerts and an incident. */
const attack = async () => {
  for (const scenario of ['phishing-wave', 'password-spray', 'alert-storm'])
    await world.control('POST', '/scenarios', { tenant: 'contoso', scenario, seed: 1, count: 5 });
};

test.each(['defender.incident', 'defender.alert'] as const)(
  'what Defender raises is handed over as "%s", once each, with the fields of the catalogue',
  async (type) => {
    await world.publish(aPlan({ triggers: [anEventTrigger({ event: type, key: { lit: 'one' } })] }));
    await attack();
    const first = await turn(type);
    expect(first.handedOver).toBeGreaterThan(2);
    expect(await turn(type)).toMatchObject({ handedOver: 0, duplicates: first.seen });
    const valid = ajv.compile(EVENT_SCHEMAS[type]);
    // The first one starts the run that all others join.
    const events = world.runs.joined.map(({ event }) => event);
    expect(events).toHaveLength(first.handedOver - 1);
    for (const event of events) expect(valid(eventScope(event)), JSON.stringify(valid.errors)).toBe(true);
  },
);
