import { expect, test } from 'vitest';
import type { Json } from '../../../contracts/json.ts';
import { isContaining, isHarmful, isRaised, riskOf } from '../../../language/diff/risk-of.ts';
import { act, aPlan, pause } from '../../engine/plans.ts';

interface Values {
  readonly before?: Json;
  readonly after?: Json;
}

test.each<readonly [key: string, values: Values, expected: boolean]>([
  ['approval', { before: 'ok' }, true],
  ['approval', { after: 'ok' }, false],
  ['quorum', { before: '2', after: '1' }, true],
  ['quorum', { before: '1', after: '2' }, false],
  ['quorum', { before: '1', after: 'n' }, true],
  ['by', { before: ['a'], after: [] }, false],
  ['notBy', { before: ['starter'], after: [] }, true],
  ['notBy', { before: [], after: ['starter'] }, false],
  ['timeoutMs', { before: 1, after: 2 }, true],
  ['timeoutMs', { before: 1 }, true],
  ['timeoutMs', { after: 1 }, false],
  ['limitMs', { before: 1, after: 2 }, true],
  ['limitMs', { before: 2, after: 1 }, false],
  ['max', { before: 2, after: 1 }, false],
  ['undo', { before: {} }, true],
  ['undo', { after: {} }, false],
  ['mask', { before: ['a'] }, true],
  ['roles', { before: ['lead'], after: [] }, true],
  ['roles', { before: ['lead'], after: ['lead', 'analyst'] }, true],
  ['roles', { before: ['lead', 'analyst'], after: ['lead'] }, false],
  ['roles', { before: ['lead'] }, true],
  ['with', { before: 1, after: 2 }, false],
  ['title', { before: 'a', after: 'b' }, false],
])('%s %j is dangerous: %s', (key, values, expected) => {
  expect(riskOf({ at: [key], ...values }, false)).toBe(expected);
});

test('what decides on what a containing action acts is dangerous there', () => {
  for (const key of ['if', 'with', 'action']) expect(riskOf({ at: [key], before: 1, after: 2 }, true)).toBe(true);
  expect(riskOf({ at: ['title'], before: 1, after: 2 }, true)).toBe(false);
});

test('an action contains something by its impact in the lock', () => {
  const { actions } = aPlan([]);
  expect(isContaining(act('a'), { actions })).toBe(false);
  expect(isContaining(act('a', { action: 'no.such' }), { actions })).toBe(false);
  expect(isContaining(pause('a', 1), { actions })).toBe(false);
  expect(['destructive', 'disruptive', 'write'].map(isHarmful)).toEqual([true, true, false]);
  expect(isRaised({ at: ['max'], before: 1, after: 1 })).toBe(false);
});
