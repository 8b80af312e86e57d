import { expect, test } from 'vitest';
import { findingsOf } from '../a-world.ts';
import { CALENDAR } from '../documents.ts';

test.each([
  [CALENDAR.replace('13:00-17:00', '17:00-17:00'), ['wrong-value: "17:00-17:00"']],
  [CALENDAR.replace('13:00-17:00', '13:00-24:00'), []],
  [CALENDAR.replace('13:00-17:00', '13:00-24:01'), ['wrong-value: "13:00-24:01"']],
  [CALENDAR.replace('monday', 'mondey'), ['unknown-key: mondey']],
  [CALENDAR.replace('to: 2026-12-26', 'to: 2026-12-24'), ['empty-period: 2026-12-24']],
  [CALENDAR.replace('to: 2026-11-30T06:00:00Z', 'to: 2026-11-27T18:00:00Z'), ['empty-period: 2026-11-27T18:00:00Z']],
  [CALENDAR.replace(', reason: The busiest weekend', ''), ['missing-key: from']],
  [CALENDAR.replace(/businessHours[^]*/, ''), []],
  [CALENDAR.replace(/name: [a-z-]+/, 'name: tenant'), ['reserved-name: tenant']],
])('%#: hours are hours, and what has an end ends after it begins', (text, findings) => {
  expect(findingsOf(text)).toEqual(findings);
});
