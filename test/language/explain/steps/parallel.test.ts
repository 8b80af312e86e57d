import { expect, test } from 'vitest';
import { atMost, NO_TIME } from '../../../../language/explain/bound.ts';
import { branches, pause } from '../../../engine/plans.ts';
import { explained } from '../a-plan.ts';

const named = { a: [pause('one', 1)], b: [pause('two', 2)] };

test.each([
  ['all', 'goes on when all have succeeded'],
  ['any', 'goes on when one has succeeded; the others are cancelled'],
  [2, 'goes on when 2 have succeeded; the others are cancelled'],
] as const)('join %s is told', (join, words) => {
  expect(explained(branches('p', named, { join })).sentence).toContain(words);
});

test('branches at once last as long as the longest', () => {
  expect(explained(branches('p', named)).longest([atMost(5), atMost(7)], 'p', NO_TIME)).toEqual(atMost(7));
  expect(explained(branches('p', named)).longest([], 'p', NO_TIME)).toEqual(atMost(0));
});

test('a branch that needs others begins when the last of them has ended', () => {
  const { bodies, longest, drawn } = explained(
    branches('p', named, {
      branches: [
        { name: 'c', needs: ['a', 'b'], if: 'branches.a.status == "succeeded"', steps: [] },
        { name: 'a', needs: [], steps: [] },
        { name: 'b', needs: ['a'], steps: [] },
      ],
    }),
  );
  expect(bodies.map(({ heading }) => heading)).toEqual([
    'Branch c, when a and b have ended, only if `branches.a.status == "succeeded"`',
    'Branch a',
    'Branch b, when a has ended',
  ]);
  expect(longest([atMost(1), atMost(10), atMost(100)], 'p', NO_TIME)).toEqual(atMost(111));
  expect(drawn).toEqual({ as: 'branches', after: [[1, 2], [], [1]] });
});

test('a branch that is needed and is not there is not waited for', () => {
  const { longest } = explained(branches('p', {}, { branches: [{ name: 'a', needs: ['gone'], steps: [] }] }));
  expect(longest([atMost(3)], 'p', NO_TIME)).toEqual(atMost(3));
});

test('a hundred branches that each need the two before are looked at once each, and so is a circle', () => {
  const fan = Array.from({ length: 100 }, (_, at) => ({
    name: `b${at}`,
    needs: at < 2 ? [] : [`b${at - 1}`, `b${at - 2}`],
    steps: [],
  }));
  const { longest } = explained(branches('p', {}, { branches: fan }));
  expect(
    longest(
      fan.map(() => atMost(1)),
      'p',
      NO_TIME,
    ),
  ).toEqual(atMost(99));
  const circle = [
    { name: 'a', needs: ['b'], steps: [] },
    { name: 'b', needs: ['a'], steps: [] },
  ];
  expect(explained(branches('p', {}, { branches: circle })).longest([atMost(1), atMost(1)], 'p', NO_TIME)).toEqual(
    atMost(2),
  );
});
