import { expect, test } from 'vitest';
import { atMost, NO_TIME } from '../../../../language/explain/bound.ts';
import { group, pause } from '../../../engine/plans.ts';
import { explained } from '../a-plan.ts';

test('a group lasts as long as what is in it', () => {
  const { sentence, longest, bodies } = explained(group('g', [pause('one', 1), pause('two', 2)]));
  expect(sentence).toBe('Does 2 steps in order.');
  expect(bodies.map(({ steps }) => steps.length)).toEqual([2]);
  expect(longest([atMost(3)], 'g', NO_TIME)).toEqual(atMost(3));
});

test('an empty group takes no time', () => {
  expect(explained(group('g', [])).longest([], 'g', NO_TIME)).toEqual(atMost(0));
});
