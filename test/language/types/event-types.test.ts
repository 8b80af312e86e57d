import { expect, test } from 'vitest';
import { EVENT_TYPES, type EventType } from '../../../contracts/event.ts';
import type { JsonObject } from '../../../contracts/json.ts';
import { ANY_O365_EVENT } from '../../../language/types/events/o365-events.ts';
import { ANY_EVENT_SCHEMA, EVENT_SCHEMAS, schemaOfTypes } from '../../../language/types/event-types.ts';

const OF_EVERY_EVENT = ['id', 'type', 'source', 'occurred_at', 'raw'];

const namesOf = (schema: JsonObject): readonly string[] => Object.keys(schema['properties'] as object);

/** Every schema within a schema, itself included. */
function within(schema: JsonObject): readonly JsonObject[] {
  const members = Object.values((schema['properties'] ?? {}) as Readonly<Record<string, JsonObject>>);
  const items = schema['items'] as JsonObject | undefined;
  return [schema, ...[...members, ...(items === undefined ? [] : [items])].flatMap(within)];
}

test.each(EVENT_TYPES)(
  'the schema of "%s" has what every event has, and its required members among its properties',
  (type) => {
    const schema = EVENT_SCHEMAS[type];
    expect(namesOf(schema)).toEqual(expect.arrayContaining(OF_EVERY_EVENT));
    expect(schema['required']).toEqual(expect.arrayContaining(OF_EVERY_EVENT));
    for (const one of within(schema).filter((each) => each['properties'] !== undefined)) {
      expect(namesOf(one)).toEqual(expect.arrayContaining(one['required'] as string[]));
      expect(namesOf(one).every((name) => /^[a-z][a-z0-9_]*$/.test(name))).toBe(true);
    }
  },
);

test.each(EVENT_TYPES)('every field of "%s" says what it is', (type) => {
  const silent = within(EVENT_SCHEMAS[type]).flatMap((one) =>
    Object.entries((one['properties'] ?? {}) as Readonly<Record<string, JsonObject>>)
      .filter(([, member]) => member['description'] === undefined && member['type'] !== 'object')
      .map(([name]) => name),
  );
  expect(silent).toEqual([]);
});

test('an event of any type may have more than the common members, and these alone are sure', () => {
  expect(ANY_EVENT_SCHEMA['additionalProperties']).toBe(true);
  expect(ANY_EVENT_SCHEMA['required']).toEqual(OF_EVERY_EVENT);
});

const typesTo: readonly (readonly [readonly EventType[], JsonObject])[] = [
  [[], ANY_EVENT_SCHEMA],
  [['defender.alert'], EVENT_SCHEMAS['defender.alert']],
  [['defender.alert', 'defender.alert'], EVENT_SCHEMAS['defender.alert']],
  [['defender.alert', 'defender.incident'], ANY_EVENT_SCHEMA],
  [['o365.audit', 'mail.received'], ANY_EVENT_SCHEMA],
];

test.each(typesTo)('of an event of the types %j is known what all of them have', (types, schema) => {
  expect(schemaOfTypes(types)).toBe(schema);
});

test('of an event that is one of several records of the feed, what every record has is known', () => {
  expect(schemaOfTypes(['o365.audit', 'o365.url_click'])).toBe(ANY_O365_EVENT);
});
