import { expect, test } from 'vitest';
import { atMost, NO_TIME } from '../../../../language/explain/bound.ts';
import { pause, race } from '../../../engine/plans.ts';
import { explained } from '../a-plan.ts';

const { sentence, bodies, longest } = explained(race('r', { a: [pause('one', 1)], b: [pause('two', 2)] }));
const OPEN = { ms: 1, unbounded: [{ path: 'r/a/w', because: 'waits until noon' }] };

test('a race is told with its branches', () => {
  expect(sentence).toContain('Does 2 branches at the same time; the first one to end decides');
  expect(bodies.map(({ at, heading }) => [at, heading])).toEqual([
    ['/a', 'Branch a'],
    ['/b', 'Branch b'],
  ]);
});

test('a race lasts as long as its shortest branch and what the others take to be cancelled', () => {
  expect(longest([atMost(100), atMost(7)], 'r', atMost(5))).toEqual(atMost(12));
  expect(longest([atMost(10), atMost(7)], 'r', atMost(5))).toEqual(atMost(10));
});

test('one branch with a bound bounds a race; none does not', () => {
  expect(longest([OPEN, atMost(7)], 'r', NO_TIME)).toEqual(atMost(7));
  expect(longest([OPEN, OPEN], 'r', NO_TIME)).toEqual(OPEN);
});
