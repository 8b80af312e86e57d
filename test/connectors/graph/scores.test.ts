import { afterEach, expect, test } from 'vitest';
import { startSmallGraph } from './small-graph.ts';
import type { SmallGraph } from './small-graph.ts';

let small: SmallGraph | undefined;
afterEach(() => small?.close());

test('scores come by day, the newest first, and only as many as were asked for', async () => {
  const aScore = (day: number): object => ({
    id: `s${day}`,
    createdDateTime: `2026-11-0${day}T00:00:00Z`,
    currentScore: day,
    maxScore: 10,
  });
  small = await startSmallGraph({
    'GET /security/secureScores': { value: [aScore(1), aScore(3), aScore(2)] as never },
  });
  expect((await small.graph.scores.list(3)).map(({ current }) => current)).toEqual([3, 2, 1]);
  expect(small.server.seen.at(-1)?.query.get('$top')).toBe('3');
  expect(await small.graph.scores.list(2)).toHaveLength(2);
});

test('controls come by rank, without those that are out of use, with what was said of them last', async () => {
  const states = [
    { state: 'Reviewed', updatedDateTime: '2026-11-02T00:00:00Z' },
    { state: 'ignored', updatedDateTime: '2026-11-03T00:00:00Z' },
    { state: 'Default', updatedDateTime: '2026-11-01T00:00:00Z' },
  ];
  small = await startSmallGraph({
    'GET /security/secureScoreControlProfiles': {
      value: [
        { id: 'second', rank: 2, maxScore: 5, controlStateUpdates: states },
        { id: 'first', rank: 1, maxScore: 9 },
        { id: 'old', rank: 0, maxScore: 1, deprecated: true },
      ],
    },
  });
  expect((await small.graph.scores.listControls()).map(({ id, state }) => [id, state])).toEqual([
    ['first', 'Default'],
    ['second', 'Ignored'],
  ]);
});

test('a score without points is an invalid answer', async () => {
  small = await startSmallGraph({
    'GET /security/secureScores': { value: [{ id: 's', createdDateTime: '2026-11-01T00:00:00Z' }] },
  });
  await expect(small.graph.scores.list(1)).rejects.toMatchObject({ kind: 'invalid-answer' });
});
