import { expect, test } from 'vitest';
import type { PersonId, StepPath } from '../../../contracts/ids.ts';
import type { RunEvent } from '../../../contracts/run.ts';
import type { TaskChange, TaskHead } from '../../../contracts/task.ts';
import { utcTime } from '../../../contracts/time.ts';
import { recordedScript } from '../../../rehearsal/record-case/recorded-script.ts';

const path = 'ask' as StepPath;
const ada = 'ada' as PersonId;
const said = (event: RunEvent) => recordedScript([{ seq: 1, at: utcTime(90_000), event }], 0);
const changed = (change: TaskChange) =>
  said({ type: 'task-changed', path, task: {} as TaskHead, messageId: 'm', by: ada, change })[0];

test('decisions, cancels and what people said to tasks are there with their moment', () => {
  expect(said({ type: 'decision', path, decisionId: 'd', person: ada, approve: true, reason: '' })).toEqual([
    { after: '1m30s', decide: { step: 'ask', by: 'ada', approve: true } },
  ]);
  expect(said({ type: 'cancel-requested', by: ada, reason: 'A drill' })).toEqual([
    { after: '1m30s', cancel: { by: 'ada', reason: 'A drill' } },
  ]);
  expect(said({ type: 'run-paused', by: ada, reason: 'Looks wrong' })).toEqual([
    { after: '1m30s', pause: { by: 'ada', reason: 'Looks wrong' } },
  ]);
  expect(said({ type: 'run-resumed', by: ada, reason: '' })).toEqual([{ after: '1m30s', resume: { by: 'ada' } }]);
  expect(said({ type: 'run-resumed', by: null, reason: '' })).toEqual([]);
  expect(said({ type: 'acknowledged', path, messageId: 'm', person: ada })).toEqual([
    { after: '1m30s', acknowledge: { step: 'ask', by: 'ada' } },
  ]);
  const answers = { granted: true };
  const evidence = [{ sha256: 'a', name: 'proof.png', note: '' }];
  expect(changed({ kind: 'answer', state: 'already-in-place', answers, evidence, note: 'Before' })).toMatchObject({
    answer: { step: 'ask', by: 'ada', answers, alreadyInPlace: true, evidence: ['proof.png'], note: 'Before' },
  });
  expect(changed({ kind: 'answer', state: 'answered', answers: {}, evidence: [], note: '' })).toEqual({
    after: '1m30s',
    answer: { step: 'ask', by: 'ada' },
  });
  expect(changed({ kind: 'reassign', to: [{ team: 'csirt' }], reason: '' })).toMatchObject({
    reassign: { to: [{ team: 'csirt' }] },
  });
  expect(changed({ kind: 'comment', text: 'On it' })).toMatchObject({ comment: { text: 'On it' } });
  expect(changed({ kind: 'sign-off', reason: '' })).toMatchObject({ signOff: { accept: true } });
  expect(changed({ kind: 'send-back', reason: 'Look again' })).toMatchObject({
    signOff: { accept: false, reason: 'Look again' },
  });
});

test('an event that a step heard is there, one that it waited for in vain is not', () => {
  const settled = {
    type: 'step-settled',
    path,
    kind: 'waitFor',
    title: 'a',
    status: 'succeeded',
    attempts: 1,
  } as const;
  const event = { type: 'o365.audit', id: 'e', source: 'o365-management', raw: {} };
  expect(said({ ...settled, output: { arrived: true, event } })).toEqual([
    { after: '1m30s', event: { type: 'o365.audit', id: 'e', raw: {} } },
  ]);
  expect(said({ ...settled, output: { arrived: false } })).toEqual([]);
});

test('what was refused is not there', () => {
  const because = 'wrong-person';
  expect(said({ type: 'decision-refused', path, decisionId: 'd', person: ada, because })).toEqual([]);
});
