import { describe, expect, test } from 'vitest';
import type { Effect, TellTaskEffect } from '../../../contracts/activities.ts';
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
  expect(question).toMatchObject({
    path: 'a/ask',
    kind: 'approval',
    quorum: 2,
    round: null,
    expiresAt: Date.UTC(2026, 2, 2, 8),
  });
  expect(question?.answer({ id: 'd', person: 'kim' as PersonId, isYes: false, reason: 'No', at: 0 })).toMatchObject({
    type: 'decision',
    path: 'a/ask',
    approve: false,
    person: 'kim',
    targetsSha256: 'abc',
    reason: 'No',
  });
});

describe('a task', () => {
  const kim = 'kim' as PersonId;
  const said = { id: 't', person: 'lena' as PersonId, isYes: true, reason: 'Fine', at: Date.UTC(2026, 2, 2, 8) };
  const told = (more: Partial<TellTaskEffect> = {}, head: Partial<TellTaskEffect['task']> = {}): Effect => ({
    ...header,
    kind: 'tell-task',
    why: 'assigned',
    number: 1,
    to: [{ team: 'csirt' }],
    said: null,
    task: {
      title: 'Grant',
      phase: 'open',
      to: [{ team: 'csirt' }],
      signOffBy: [],
      answeredBy: null,
      openedAt: '2026-03-02T08:00:00.000Z',
      dueAt: '2026-03-03T08:00:00.000Z',
      ...head,
    },
    request: {
      details: '',
      form: { type: 'object', properties: { granted: { type: 'boolean' } } },
      evidence: { need: 'optional', what: '' },
      alreadyInPlace: false,
    },
    ...more,
  });

  test('is answered by one of those it is for, until it is due', () => {
    const question = questionOf(told());
    expect(question).toMatchObject({
      kind: 'task',
      quorum: 1,
      round: 'assigned 1',
      expiresAt: Date.UTC(2026, 2, 3, 8),
    });
    expect(question?.answer(said)).toMatchObject({
      type: 'task',
      person: 'lena',
      change: { kind: 'answer', state: 'answered', answers: { granted: true }, evidence: [] },
    });
  });

  test('that asks for evidence gets some', () => {
    const request = { details: '', form: {}, evidence: { need: 'required', what: '' }, alreadyInPlace: false } as const;
    expect(questionOf(told({ request }))?.answer(said)).toMatchObject({
      change: { evidence: [{ name: 'evidence.png' }] },
    });
  });

  test('that is reminded of is no new question, one that came back is', () => {
    expect(questionOf(told({ why: 'reminder', number: 2 }))).toMatchObject({ round: null });
    expect(questionOf(told({ why: 'sent-back', number: 3 }))).toMatchObject({ round: 'sent-back 3' });
  });

  test('that has been done is signed off or sent back by somebody else', () => {
    const question = questionOf(told({ why: 'to-sign-off' }, { phase: 'to-sign-off', answeredBy: kim }));
    expect(question).toMatchObject({ notBy: ['kim'] });
    expect(question?.answer(said)).toMatchObject({ change: { kind: 'sign-off' } });
    expect(question?.answer({ ...said, isYes: false })).toMatchObject({
      change: { kind: 'send-back', reason: 'Fine' },
    });
  });
});

test('what asks nobody is no question', () => {
  expect(questionOf({ ...header, kind: 'flush' })).toBeUndefined();
});
