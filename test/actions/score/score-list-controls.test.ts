import { expect, test } from 'vitest';
import { scoreListControls } from '../../../actions/score/score-list-controls.ts';
import { withGraph } from '../graph-bench.ts';

const start = withGraph();

test('controls are listed by rank, as many as the limit at most', async () => {
  const control = { id: 'AdminMFAV2', title: 'Require MFA', service: 'Azure AD', maxScore: 10, rank: 2 };
  const bench = await start({
    'GET /security/secureScoreControlProfiles': { value: [control, { ...control, id: 'Next', rank: 1 }] },
  });
  expect(await bench.run(scoreListControls, { limit: 1 })).toEqual({
    controls: [{ id: 'Next', title: 'Require MFA', service: 'Azure AD', maximum: 10, state: 'Default' }],
  });
});
