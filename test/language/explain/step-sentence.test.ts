import { expect, test } from 'vitest';
import { stepSentence } from '../../../language/explain/step-sentence.ts';
import type { Step } from '../../../language/plan/plan.ts';
import { act, MINUTE, pause, SECOND } from '../../engine/plans.ts';
import { explained } from './a-plan.ts';

const sentence = (step: Step): string => stepSentence(step, explained(step));
const backoffMs = { first: 2 * SECOND, max: MINUTE };

test('a condition comes first', () => {
  expect(sentence(pause('w', SECOND, { if: 'vars.n > 1' }))).toBe('Only if `vars.n > 1`: waits 1 second.');
});

test('tries, pauses and the time for all of them', () => {
  expect(sentence(act('a', { retry: { attempts: 5, backoffMs } }))).toMatch(
    / Tried up to 5 times, with pauses of 2 seconds to 1 minute, all within 15 minutes\.$/,
  );
  const retry = { attempts: 1, backoffMs: { first: SECOND, max: SECOND }, on: ['throttled'], until: 'self.output.ok' };
  const { timeoutMs: _none, ...endless } = act('a', { retry });
  expect(sentence(endless)).toMatch(
    / Tried up to 1 time after throttled until `self\.output\.ok` holds, with pauses of 1 second\.$/,
  );
});

test('a time without tries, and what records hide', () => {
  expect(sentence(pause('w', SECOND, { timeoutMs: MINUTE, mask: ['users', 'mail'] }))).toBe(
    'Waits 1 second. It has 1 minute. Records hide users and mail.',
  );
  expect(sentence(pause('w', SECOND, { mask: [] }))).toBe('Waits 1 second.');
});
