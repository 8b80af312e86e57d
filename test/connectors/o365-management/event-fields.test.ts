import { expect, test } from 'vitest';
import { eventFields } from '../../../connectors/o365-management/event-fields.ts';
import { readRecord } from '../../../connectors/o365-management/record-reader.ts';

const AT = '2026-01-01T00:00:00.000Z';

test.each([
  ['192.0.2.1:63070', '192.0.2.1'],
  ['[2001:db8::1]:443', '2001:db8::1'],
  ['[2001:db8::1]', '2001:db8::1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8::1', '2001:db8::1'],
])('the client address %s is read as %s', (text, expected) => {
  expect(eventFields('o365.audit', readRecord({ ClientIP: text }), AT)['client_ip']).toBe(expected);
});

test('an empty address is no member, and a mail without a time takes that of the record', () => {
  const fields = eventFields('o365.threat_intelligence', readRecord({ ClientIP: '' }), AT);
  expect(fields).not.toHaveProperty('client_ip');
  expect(fields).toMatchObject({ message_time: AT, recipients: [], subject: '', record_type: -1 });
});
