import { expect, test } from 'vitest';
import { commonFields, feedTime, secondsBefore } from '../../../simulator/records/frame.ts';
import { FRAME } from './records-support.ts';

test('times are UTC, whole seconds, without Z', () => {
  expect(feedTime(FRAME.creationTime)).toBe('2026-11-20T12:00:00');
  expect(secondsBefore(FRAME, 60)).toBe('2026-11-20T11:59:00');
});

test('every record has the common fields, its numbers as numbers', () => {
  expect(
    commonFields(FRAME, { recordType: 28, operation: 'TIMailData', workload: 'ThreatIntelligence' }),
  ).toMatchObject({
    RecordType: 28,
    UserType: 4,
    Version: 1,
    Workload: 'ThreatIntelligence',
  });
});
