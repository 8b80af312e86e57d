import { expect, test } from 'vitest';
import {
  atMost,
  cutOff,
  inSequence,
  longestOf,
  NO_TIME,
  repeated,
  shortestOf,
} from '../../../language/explain/bound.ts';

const OPEN = { ms: 3, unbounded: [{ path: 'w', because: 'waits until noon' }] };

test('one after the other adds up, one of several is the longest, and what is unbounded is kept once', () => {
  expect(inSequence([atMost(1), OPEN, OPEN])).toEqual({ ms: 7, unbounded: OPEN.unbounded });
  expect(longestOf([atMost(1), OPEN])).toEqual(OPEN);
  expect(longestOf([])).toEqual(NO_TIME);
  expect(repeated(OPEN, 4)).toEqual({ ms: 12, unbounded: OPEN.unbounded });
});

test('the shortest is among the bounded', () => {
  expect(shortestOf([OPEN, atMost(5), atMost(4)])).toEqual(atMost(4));
  expect(shortestOf([OPEN])).toBeUndefined();
});

test.each([
  [atMost(9), atMost(10), atMost(9)],
  [atMost(10), atMost(10), atMost(10)],
  [atMost(11), atMost(10), atMost(10)],
  [OPEN, atMost(10), atMost(10)],
])('%j cut off by %j is %j', (bound, limit, cut) => {
  expect(cutOff(bound, limit)).toEqual(cut);
});
