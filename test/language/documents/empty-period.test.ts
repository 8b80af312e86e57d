import { expect, test } from 'vitest';
import { findingsOf } from '../a-world.ts';
import { CALENDAR } from '../documents.ts';

test.each([
  [CALENDAR.replace('to: 2026-12-26', 'to: 2026-12-25'), []],
  [CALENDAR.replace('to: 2026-12-26', 'to: 2026-12-24'), ['empty-period: 2026-12-24']],
  [
    CALENDAR.replace('to: 2026-11-30T06:00:00Z', 'to: 2026-11-27T19:00:00+01:00'),
    ['empty-period: 2026-11-27T19:00:00+01:00'],
  ],
  [CALENDAR.replace('to: 2026-11-30T06:00:00Z', 'to: 2026-11-27T18:00:01Z'), []],
  [CALENDAR.replace('to: 2026-11-30T06:00:00Z', 'to: 2026-11-01'), []],
  [CALENDAR.replace('to: 2026-12-26, ', ''), []],
])(
  '%#: a day may be the last of a period that begins on it, a moment not; a day and a moment are not compared',
  (text, findings) => {
    expect(findingsOf(text)).toEqual(findings);
  },
);
