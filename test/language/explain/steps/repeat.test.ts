import { expect, test } from 'vitest';
import { atMost, NO_TIME } from '../../../../language/explain/bound.ts';
import { again, MINUTE } from '../../../engine/plans.ts';
import { explained } from '../a-plan.ts';

test('the last turn is not followed by a pause', () => {
  const { longest, counted } = explained(again({ id: 'r', max: 3, everyMs: 10 }));
  expect(longest([atMost(4)], 'r', NO_TIME)).toEqual(atMost(24));
  expect(longest([atMost(11)], 'r', NO_TIME)).toEqual(atMost(33));
  expect(longest([], 'r', NO_TIME)).toEqual(atMost(20));
  expect(counted).toBe('at most 3 times, a turn every 10 milliseconds');
});

test('a repetition is told with its end', () => {
  expect(explained(again({ id: 'r', until: 'vars.done', max: 1 })).sentence).toBe(
    'Repeats until `vars.done` holds, at most 1 time, one turn right after the other; if it still does not hold then, the step fails.',
  );
  expect(explained(again({ id: 'r', everyMs: MINUTE })).sentence).toContain('a turn every 1 minute');
});
