import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRetryAfter, RETRY_AFTER_MAX_MS, RETRY_AFTER_MIN_MS } from '../../../connectors/http/retry-after.ts';

const NOW = Date.parse('2026-11-21T10:00:00Z');

test.each([
  ['0.999', 1_000],
  ['1', 1_000],
  ['1.001', 1_001],
  ['899.999', 899_999],
  ['900', 900_000],
  ['900.001', 900_000],
  ['901', 900_000],
  ['+5', 5_000],
  ['5.', 5_000],
  ['.5', 1_000],
  ['2.0004', 2_001],
  ['-0', 1_000],
  ['-1e9', undefined],
  ['9'.repeat(400), 900_000],
  [`-${'9'.repeat(400)}`, 1_000],
  ['2.128', 2_128],
  ['0', 1_000],
  ['-5', 1_000],
  ['1000000000', 900_000],
  [' 30 ', 30_000],
  ['Sat, 21 Nov 2026 10:00:30 GMT', 30_000],
  ['Saturday, 21-Nov-26 10:00:30 GMT', 30_000],
  ['Sat Nov 21 10:00:30 2026', 30_000],
  ['Sat, 21 Nov 2026 10:00:30 +0100', 1_000],
  ['Sat, 21 Nov 2026 10:00:00 GMT', 1_000],
  ['Sat, 21 Nov 2026 10:00:01 GMT', 1_000],
  ['Sat, 21 Nov 2026 10:00:02 GMT', 2_000],
  ['Sat, 21 Nov 2026 10:15:00 GMT', 900_000],
  ['Sat, 21 Nov 2026 10:15:01 GMT', 900_000],
  ['Sat, 21 Nov 2026 09:00:00 GMT', 1_000],
  ['Thu, 01 Jan 1970 00:00:00 GMT', 1_000],
  ['Sat, 99 Nov 2026 10:00:00 GMT', undefined],
  ['2026-11-21T10:00:30Z', undefined],
  ['1779357600', 900_000],
  ['5 seconds', undefined],
  ['5, 10', undefined],
  ['Infinity', undefined],
  ['NaN', undefined],
  ['Sat, 21 Nov 2099 09:00:00 GMT', 900_000],
  ['junk 5', undefined],
  ['Sat, what', undefined],
  ['1e3', undefined],
  ['', undefined],
  [undefined, undefined],
])('F12: Retry-After %j is a wait of %j ms', (header, expected) => {
  expect(readRetryAfter(header, NOW)).toBe(expected);
});

test('F12: of several headers the longest wait holds', () => {
  expect(readRetryAfter(['3', '9', 'x'], NOW)).toBe(9_000);
});

test('F12: whatever the header says, the wait lies between 1 s and 15 min', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.double().map(String), fc.integer().map(String)), (header) => {
      const wait = readRetryAfter(header, NOW);
      return wait === undefined || (wait >= RETRY_AFTER_MIN_MS && wait <= RETRY_AFTER_MAX_MS);
    }),
  );
});
