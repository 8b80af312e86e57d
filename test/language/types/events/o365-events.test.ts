import { expect, test } from 'vitest';
import { O365_EVENT_TYPES } from '../../../../contracts/event.ts';
import { ANY_O365_EVENT, O365_EVENTS } from '../../../../language/types/events/o365-events.ts';

const OF_EVERY_RECORD = ['operation', 'workload', 'record_type', 'organization_id'];

test.each(O365_EVENT_TYPES)('every record of "%s" has what every record of the feed has', (type) => {
  expect(O365_EVENTS[type]['required']).toEqual(expect.arrayContaining(OF_EVERY_RECORD));
  expect(O365_EVENTS[type]['additionalProperties']).toBe(false);
});

test('of a record of an unknown type just that is sure, and it may have more', () => {
  expect(ANY_O365_EVENT['required']).toEqual(['id', 'type', 'source', 'occurred_at', 'raw', ...OF_EVERY_RECORD]);
  expect(ANY_O365_EVENT['additionalProperties']).toBe(true);
});
