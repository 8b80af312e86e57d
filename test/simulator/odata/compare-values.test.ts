import { expect, test } from 'vitest';
import { compareValues, isEqual } from '../../../simulator/odata/compare-values.ts';

test.each([
  [1, 2, -1],
  ['b', 'A', 1],
  ['a', 'A', 0],
  ['2026-11-20T12:00:00.1000000Z', '2026-11-20T12:00:00.1Z', 0],
  ['2026-11-20', '2026-11-19T23:00:00Z', 1],
])('%j and %j compare as %i', (a, b, sign) => {
  expect(Math.sign(compareValues(a, b))).toBe(sign);
});

test('what cannot be compared is neither less nor more nor equal', () => {
  expect(compareValues(null, 'a')).toBeNaN();
  expect(compareValues(1, 'a')).toBeNaN();
  expect([isEqual(null, 'a'), isEqual({ a: 1 }, { a: 1 }), isEqual(1, '1'), isEqual(null, null)]).toEqual([
    false,
    false,
    true,
    true,
  ]);
});
