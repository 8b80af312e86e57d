import { Ajv } from 'ajv';
import { expect } from 'vitest';
import type { EventType } from '../../../contracts/event.ts';
import type { JsonObject } from '../../../contracts/json.ts';
import { EVENT_SCHEMAS } from '../../../language/types/event-types.ts';

const ajv = new Ajv({ strict: false, formats: { 'date-time': true } });

/** Expects fields to be those that the catalogue has for events of a type: all that are always there, and no others. */
export function expectFitsEvent(type: EventType, fields: JsonObject): void {
  const valid = ajv.compile(EVENT_SCHEMAS[type]);
  const scope = { ...fields, id: 'x', type, source: 'defender', occurred_at: '2026-11-20T09:00:00.000Z', raw: {} };
  expect(valid(scope), JSON.stringify(valid.errors)).toBe(true);
}
