import { expect, test } from 'vitest';
import { NO_TIME } from '../../../../language/explain/bound.ts';
import { fail, lit } from '../../../engine/plans.ts';
import { explained } from '../a-plan.ts';

test('a failure on purpose is told with its code and message', () => {
  const { sentence, longest, drawn } = explained(fail('f', 'no-owner', lit('Nobody owns it')));
  expect(sentence).toContain('Fails with the code no-owner: "Nobody owns it".');
  expect(longest([], 'f', NO_TIME).ms).toBe(0);
  expect(drawn).toEqual({ as: 'failure' });
});
