import { expect, test } from 'vitest';
import { atMost, NO_TIME } from '../../../../language/explain/bound.ts';
import { act, lit, MINUTE } from '../../../engine/plans.ts';
import { explained } from '../a-plan.ts';

test('a call is told with its meaning, its input and the approval that it is bound to', () => {
  const { sentence, longest } = explained(act('a', { with: { target: lit('x') }, approval: 'ok' }));
  expect(sentence).toBe(
    'Calls test.write (Writes something) with target: «x». Only with the approval `ok`, and for exactly what was shown there.',
  );
  expect(longest([], 'a', NO_TIME)).toEqual(atMost(15 * MINUTE));
});

test('a call is told with how and when it is taken back', () => {
  const undo = { action: 'test.read', with: { key: lit('x') }, readsOutput: false };
  expect(explained(act('a', { undo })).sentence).toBe(
    'Calls test.write (Writes something). Taken back by test.read with key: «x».',
  );
  expect(explained(act('a', { undo, undoAfterMs: 90 * MINUTE })).sentence).toMatch(
    /with key: «x»: by itself 1 hour 30 minutes after it has succeeded, unless somebody approves that it stays\.$/,
  );
});

test('an action that the catalogue lacks is told by its name', () => {
  expect(explained(act('a', { action: 'test.gone' })).sentence).toBe('Calls test.gone.');
});
