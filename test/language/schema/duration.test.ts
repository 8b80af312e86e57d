import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  DURATION_MS_MAX,
  parseDuration,
  parseDurationRange,
  writeDuration,
} from '../../../language/schema/duration.ts';

test.each([
  ['2h', 7_200_000],
  ['15m', 900_000],
  ['90s', 90_000],
  ['1h30m', 5_400_000],
  ['7d', 604_800_000],
  ['500ms', 500],
  ['1d2h3m4s5ms', 93_784_005],
  ['0s', 0],
  ['366d', DURATION_MS_MAX],
])('%s is %d milliseconds', (written, milliseconds) => {
  expect(parseDuration(written)).toBe(milliseconds);
});

test.each(['', '2', 'h', '2x', '30m1h', '1h1h', '1.5h', '-1h', ' 1h', '1h ', '367d', '366d1ms', '9999999999999s'])(
  '%j is no duration',
  (written) => {
    expect(parseDuration(written)).toBeUndefined();
  },
);

test('a duration is the sum of its parts', () => {
  fc.assert(
    fc.property(fc.nat(300), fc.nat(23), fc.nat(59), (days, hours, minutes) => {
      expect(parseDuration(`${days}d${hours}h${minutes}m`)).toBe(((days * 24 + hours) * 60 + minutes) * 60_000);
    }),
  );
});

test('a range has a first and a longest pause; a single duration is both', () => {
  expect(parseDurationRange('2s..5m')).toEqual({ first: 2_000, max: 300_000 });
  expect(parseDurationRange('10s')).toEqual({ first: 10_000, max: 10_000 });
  for (const wrong of ['5m..2s', '2s..', '..2s', '1s..2s..3s', 'x']) expect(parseDurationRange(wrong)).toBeUndefined();
});

test.each([
  [0, '0s'],
  [90_000, '1m30s'],
  [3_600_000, '1h'],
  [93_784_005, '1d2h3m4s5ms'],
  [DURATION_MS_MAX, '366d'],
])('%d milliseconds are written as %s', (milliseconds, written) => expect(writeDuration(milliseconds)).toBe(written));

test('what is written is read as the same duration', () => {
  fc.assert(
    fc.property(fc.nat(DURATION_MS_MAX), (milliseconds) => {
      expect(parseDuration(writeDuration(milliseconds))).toBe(milliseconds);
    }),
  );
});
