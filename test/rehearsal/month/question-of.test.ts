import { expect, test } from 'vitest';
import type { Effect } from '../../../contracts/activities.ts';
import type { PersonId, StepPath } from '../../../contracts/ids.ts';
import { questionOf } from '../../../rehearsal/month/question-of.ts';
import { aPlan, aStart } from '../../engine/plans.ts';

const header = {
  run: aStart(aPlan([])).context,
  path: 'a/ask' as StepPath,
  attempt: 1,
  idempotencyKey: '0',
  title: 'Ask',
  records: [],
};

test('an approval is a question, and the answer binds to what was shown', () => {
  const effect: Effect = {
    ...header,
    kind: 'ask',
    question: 'May we?',
    shown: [],
    targetsSha256: 'abc',
    by: [{ team: 'csirt' }],
    notBy: ['ada' as PersonId],
    quorum: 2,
    expiresAt: '2026-03-02T08:00:00.000Z',
    reminder: 1,
  };
  const question = questionOf(effect);
  expect(question).toMatchObject({ path: 'a/ask', quorum: 2, reminder: 1, expiresAt: Date.UTC(2026, 2, 2, 8) });
  expect(question?.answer({ id: 'd', person: 'kim' as PersonId, isYes: false, reason: 'No' })).toMatchObject({
    type: 'decision',
    path: 'a/ask',
    approve: false,
    person: 'kim',
    targetsSha256: 'abc',
    reason: 'No',
  });
});

test('what asks nobody is no question', () => {
  expect(questionOf({ ...header, kind: 'flush' })).toBeUndefined();
});
