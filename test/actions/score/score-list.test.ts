import { expect, test } from 'vitest';
import { scoreList } from '../../../actions/score/score-list.ts';
import { withGraph } from '../graph-bench.ts';

const start = withGraph();

test('the score of the last days is listed', async () => {
  const score = { id: 's', createdDateTime: '2026-11-20T00:00:00Z', currentScore: 412, maxScore: 640 };
  const bench = await start({ 'GET /security/secureScores': { value: [score] } });
  expect(await bench.run(scoreList, { limit: 8 })).toEqual({
    days: [{ at: '2026-11-20T00:00:00.000Z', current: 412, maximum: 640 }],
  });
});
