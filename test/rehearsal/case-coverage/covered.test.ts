import { expect, test } from 'vitest';
import { coveredOf, percentOf } from '../../../rehearsal/case-coverage/covered.ts';

test('what is missing is named in order', () => {
  expect(coveredOf(['a', 'b', 'c'], (one) => one === 'b')).toEqual({ covered: 1, total: 3, missing: ['a', 'c'] });
});

test.each([
  [199, 200, 99],
  [200, 200, 100],
  [1, 3, 33],
  [0, 3, 0],
  [0, 0, 100],
])('%i of %i are %i %%', (covered, total, percent) => {
  expect(percentOf({ covered, total, missing: [] })).toBe(percent);
});
