import { expect, test } from 'vitest';
import { atMost } from '../../../language/explain/bound.ts';
import { ATTEMPT_MS, boundOfCall, callAfterCancelMs } from '../../../language/explain/call-bound.ts';
import { ATTEMPT_MS as ATTEMPT_OF_THE_ENGINE } from '../../../engine/perform.ts';
import { act } from '../../engine/plans.ts';

const { timeoutMs: _none, ...endless } = act('a');

test('a call is bounded by its timeout and by nothing else', () => {
  expect(boundOfCall(act('a', { timeoutMs: 5 }), 'a')).toEqual(atMost(5));
  expect(boundOfCall(endless, 'g/a').unbounded).toMatchObject([{ path: 'g/a' }]);
});

test('a call that is cancelled ends its attempt', () => {
  expect(ATTEMPT_MS).toBe(ATTEMPT_OF_THE_ENGINE);
  expect(callAfterCancelMs(act('a', { timeoutMs: ATTEMPT_MS - 1 }))).toBe(ATTEMPT_MS - 1);
  expect(callAfterCancelMs(act('a', { timeoutMs: ATTEMPT_MS + 1 }))).toBe(ATTEMPT_MS);
  expect(callAfterCancelMs(endless)).toBe(ATTEMPT_MS);
});
