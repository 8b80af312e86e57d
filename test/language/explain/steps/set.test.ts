import { expect, test } from 'vitest';
import { NO_TIME } from '../../../../language/explain/bound.ts';
import { cel, lit, set } from '../../../engine/plans.ts';
import { explained } from '../a-plan.ts';

test('variables are told with their values and take no time', () => {
  const { sentence, longest } = explained(set('s', { severity: lit('high'), n: cel('1 + 1') }));
  expect(sentence).toBe('Sets severity to «high» and n to ${{ 1 + 1 }}.');
  expect(longest([], 's', NO_TIME).ms).toBe(0);
});
