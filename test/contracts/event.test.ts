import { expect, test } from 'vitest';
import {
  CONNECTED_EVENT_TYPES,
  EVENT_TYPES,
  eventConnection,
  eventScope,
  eventSource,
  O365_EVENT_TYPES,
} from '../../contracts/event.ts';
import { anEvent } from '../language/plan/an-event.ts';

test('expressions read the typed fields at the top, beside what every event has', () => {
  expect(eventScope(anEvent())).toEqual({
    severity: 'high',
    campaign: 'c-7',
    id: 'event-1',
    type: 'o365.threat_intelligence',
    source: 'o365-management',
    occurred_at: '2026-11-21T09:00:00.000Z',
    raw: { Id: 'event-1' },
  });
});

test('a field of the record cannot pass for what Watchbill says of the event', () => {
  const fields = { id: 'forged', type: 'o365.audit', source: 'elsewhere', occurred_at: '1970', raw: {} };
  expect(eventScope(anEvent({ fields }))).toEqual(eventScope(anEvent({ fields: {} })));
});

test('the tenant of an event is not among what expressions read of it', () => {
  expect(eventScope(anEvent())).not.toHaveProperty('tenant');
});

test('every event type has a source, and every source a connection', () => {
  expect(new Set(EVENT_TYPES.map(eventSource)).size).toBe(6);
  expect(EVENT_TYPES.map((type) => eventConnection(eventSource(type)))).not.toContain(undefined);
  expect(O365_EVENT_TYPES.every((type) => CONNECTED_EVENT_TYPES.has(type))).toBe(true);
});
