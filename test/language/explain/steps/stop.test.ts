import { expect, test } from 'vitest';
import { NO_TIME } from '../../../../language/explain/bound.ts';
import { stop } from '../../../engine/plans.ts';
import { explained } from '../a-plan.ts';

test('an end on purpose is told with its outcome', () => {
  const { sentence, longest, drawn } = explained(stop('s', 'contained'));
  expect(sentence).toBe('Ends the run as contained.');
  expect(longest([], 's', NO_TIME).ms).toBe(0);
  expect(drawn).toEqual({ as: 'end', outcome: 'contained' });
});
