import fc from 'fast-check';
import { expect, test } from 'vitest';
import { durationText, parseDuration, parseTimestamp, timestampText } from '../../../language/expressions/time-text.ts';
import { Fault } from '../../../language/expressions/fault.ts';
import { failureOf } from './results.ts';

test.each([
  ['2026-11-21T09:30:00Z', '2026-11-21T09:30:00.000Z'],
  ['2026-11-21t09:30:00z', '2026-11-21T09:30:00.000Z'],
  ['2026-11-21T09:30:00.25Z', '2026-11-21T09:30:00.250Z'],
  ['2026-11-21T09:30:00.1239999Z', '2026-11-21T09:30:00.123Z'],
  ['2026-11-21T10:30:00+01:00', '2026-11-21T09:30:00.000Z'],
  ['2026-11-21T04:00:00-05:30', '2026-11-21T09:30:00.000Z'],
  ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
])('%s is the moment %s', (text, expected) => {
  expect(timestampText(parseTimestamp(text))).toBe(expected);
});

test.each([
  '',
  '2026-11-21',
  '2026-11-21T09:30:00',
  '2026-11-21 09:30:00Z',
  '2026-02-30T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-11-21T24:00:00Z',
  '2026-11-21T09:60:00Z',
  '2026-11-21T09:30:60Z',
  '2026-11-21T09:30:00+24:00',
  '0001-01-01T00:00:00Z',
  `2026-11-21T09:30:00.${'0'.repeat(30)}Z`,
])('"%s" is not a moment', (text) => {
  expect(() => parseTimestamp(text)).toThrow(Fault);
});

test('a date without a time is told how to become one', () => {
  expect(failureOf('timestamp("2026-11-21")').message).toContain('It is a date without a time: add "T00:00:00Z"');
});

test('every moment in milliseconds comes back from its text', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (date) => {
      expect(parseTimestamp(date.toISOString()).ms).toBe(date.getTime());
    }),
  );
});

test.each([
  ['90s', '90s'],
  ['1h30m', '5400s'],
  ['-1.5h', '-5400s'],
  ['7d', '604800s'],
  ['250ms', '0.25s'],
  ['1500us', '0.0015s'],
  ['0s', '0s'],
])('%s is %s long', (text, expected) => {
  expect(durationText(parseDuration(text))).toBe(expected);
});

test.each(['', '-', '5', 'm', '1h 30m', '1.h', 'PT5M', '+5m', `${'1s'.repeat(20)}1s`])(
  '"%s" is no length of time',
  (text) => {
    expect(() => parseDuration(text)).toThrow(Fault);
  },
);
