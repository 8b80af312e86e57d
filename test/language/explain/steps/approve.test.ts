import { expect, test } from 'vitest';
import { LAST_CALL_MS, LAST_CHECKS_MS } from '../../../../language/explain/steps/approve.ts';
import { atMost, NO_TIME } from '../../../../language/explain/bound.ts';
import { approve, lit, MINUTE, stop } from '../../../engine/plans.ts';
import { explained } from '../a-plan.ts';

test('an approval is told with who, how many, who not, what is shown, and what silence does', () => {
  const { sentence, bodies } = explained(
    approve('ok', {
      question: { text: ['Purge ', { cel: 'size(vars.mails)' }, ' mails?'] },
      by: [{ team: lit('csirt') }, { team: lit('monitoring') }],
      quorum: '2',
      notBy: ['starter', 'ada'],
      show: [{ name: 'mails', cel: 'vars.mails' }],
      expiresMs: 30 * MINUTE,
      remindMs: [10 * MINUTE, 20 * MINUTE],
      onExpiry: [stop('s', 'unanswered')],
    }),
  );
  expect(sentence).toBe(
    'Asks team csirt or team monitoring (2 of them must agree; not who started the run or ada): "Purge ${{ size(vars.mails) }} mails?". Shows `vars.mails`. The first no refuses it. Reminds after 10 minutes and 20 minutes. Nobody answers within 30 minutes: what is below is done; unless that ends the run, it goes on as not approved.',
  );
  expect(bodies).toMatchObject([{ at: '/~expiry', heading: 'Nobody has answered within 30 minutes' }]);
});

test('an approval of which nothing more is said', () => {
  const { sentence, bodies } = explained(approve('ok', { notBy: [] }));
  expect(sentence).toBe(
    'Asks team csirt (one yes is enough): "May we?". The first no refuses it. Nobody answers within 1 hour: it goes on as not approved.',
  );
  expect(bodies).toEqual([]);
});

test('a quorum that depends on data is told as the expression', () => {
  expect(explained(approve('ok', { quorum: 'vars.n > 5 ? 2 : 1' })).sentence).toContain(
    'as many must agree as `vars.n > 5 ? 2 : 1` says',
  );
});

test('an approval lasts to its expiry, a moment for what came in time, and what silence does', () => {
  const { longest, afterCancelMs } = explained(approve('ok', { expiresMs: MINUTE }));
  expect(longest([atMost(5)], 'ok', NO_TIME)).toEqual(atMost(MINUTE + LAST_CALL_MS + LAST_CHECKS_MS + 5));
  expect(afterCancelMs).toBe(LAST_CALL_MS);
});
