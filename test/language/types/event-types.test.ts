import { expect, test } from 'vitest';
import { EVENT_TYPES } from '../../../contracts/event.ts';
import { ANY_EVENT_SCHEMA, EVENT_SCHEMAS } from '../../../language/types/event-types.ts';

test('every event type has a schema whose required members are among its properties', () => {
  expect(Object.keys(EVENT_SCHEMAS).sort()).toEqual([...EVENT_TYPES].sort());
  for (const schema of Object.values(EVENT_SCHEMAS)) {
    const names = Object.keys(schema['properties'] as object);
    expect(names).toEqual(expect.arrayContaining(schema['required'] as string[]));
    expect(names).toEqual(
      expect.arrayContaining(['id', 'type', 'source', 'occurred_at', 'raw', 'operation', 'workload']),
    );
    expect(names.every((name) => /^[a-z][a-z0-9_]*$/.test(name))).toBe(true);
  }
});

test('an event of any type may have more than the common members', () => {
  expect(ANY_EVENT_SCHEMA['additionalProperties']).toBe(true);
});
