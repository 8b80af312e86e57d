import { expect, test } from 'vitest';
import { atMost, NO_TIME } from '../../../../language/explain/bound.ts';
import { each } from '../../../engine/plans.ts';
import { explained } from '../a-plan.ts';

test.each([
  [6, 3, 2],
  [7, 3, 3],
  [1, 3, 1],
  [500, 1, 500],
])('%i items, %i at once, are %i rounds', (max, concurrency, rounds) => {
  expect(explained(each({ id: 'l', max, concurrency })).longest([atMost(10)], 'l', NO_TIME)).toEqual(
    atMost(10 * rounds),
  );
});

test('a loop is told with its maximum and what a failure does', () => {
  const one = explained(each({ id: 'l', in: 'inputs.users', as: 'user', max: 500 }));
  expect(one.sentence).toBe(
    'For each `user` of `inputs.users`, at most 500 times, one after the other; a longer list fails before its first item. An item that fails ends the loop.',
  );
  const other = explained(each({ id: 'l', concurrency: 5, onItemFailure: 'continue' }));
  expect(other.sentence).toContain('An item that fails does not stop the others.');
  expect(other.counted).toBe('at most 500 times, 5 at once');
  expect(other.longest([], 'l', NO_TIME)).toEqual(atMost(0));
});
