import { describe, expect, test } from 'vitest';
import type { AskEffect, Effect } from '../../contracts/activities.ts';
import type { StepPath } from '../../contracts/ids.ts';
import type { CaseDocument } from '../../language/schema/case-schema.ts';
import { caseScript, isStep } from '../../rehearsal/case-script.ts';
import type { SeenEffect } from '../../rehearsal/virtual-effects.ts';
import { aPlan, aStart, MINUTE } from '../engine/plans.ts';
import { anEvent } from '../language/plan/an-event.ts';
import { aCase } from './a-case.ts';

const scriptOf = (when: NonNullable<CaseDocument['when']>) =>
  caseScript(aCase({ when }), (given, index) => anEvent({ id: `event-${index}`, fields: given }));

function asked(path: string, targetsSha256: string): SeenEffect {
  const effect: Effect = {
    kind: 'ask',
    run: aStart(aPlan([])).context,
    path: path as StepPath,
    attempt: 1,
    idempotencyKey: '',
    title: '',
    records: [],
    question: 'May we?',
    shown: [],
    targetsSha256,
    by: [],
    notBy: [],
    quorum: 1,
    expiresAt: '',
    reminder: 0,
  };
  return { at: 0, effect };
}

test('an acknowledgement goes to the step that called last, by its path; before, its id stands for it', () => {
  const [line] = scriptOf([{ acknowledge: { step: 'wake', by: 'dora' } }]);
  const page = { kind: 'page', path: 'each[1]/wake' } as SeenEffect['effect'];
  expect(line?.message([])).toMatchObject({ type: 'acknowledge', path: 'wake', person: 'dora' });
  expect(line?.message([{ at: 0, effect: page }])).toMatchObject({ path: 'each[1]/wake' });
});

describe('moments', () => {
  test('count from the start of the run, and hold for what follows without one', () => {
    const cancel = { by: 'dora' };
    const script = scriptOf([{ cancel }, { after: '5m', cancel }, { cancel }, { after: '1h', cancel }]);
    expect(script.map(({ afterMs }) => afterMs)).toEqual([0, 5 * MINUTE, 5 * MINUTE, 60 * MINUTE]);
  });

  test('a case in which nothing happens has an empty script', () => {
    expect(caseScript(aCase(), () => anEvent())).toEqual([]);
    expect(scriptOf([{ after: '5m' }])).toEqual([]);
  });

  test('several things of one entry happen at its moment, in order', () => {
    const decide = { step: 'ok', by: 'ada', approve: true };
    const script = scriptOf([{ after: '1m', decide, cancel: { by: 'dora' }, event: { severity: 'high' } }]);
    expect(script.map(({ message }) => message([])?.type)).toEqual(['decision', 'cancel', 'event']);
  });
});

describe('a decision', () => {
  const decide = { step: 'ok', by: 'ada', approve: true };

  test('is bound to what the step showed when it was asked last', () => {
    const [line] = scriptOf([{ decide: { ...decide, reason: 'Seen' } }]);
    expect(line?.message([asked('ok', 'first'), asked('other', 'no'), asked('ok', 'second')])).toMatchObject({
      path: 'ok',
      targetsSha256: 'second',
      person: 'ada',
      approve: true,
      reason: 'Seen',
    });
  });

  test('on a step in a loop names its path, or its id alone for the turn that asked last', () => {
    const seen = [asked('loop[0]/ok', 'zero'), asked('loop[1]/ok', 'one')];
    const [byPath, byId] = scriptOf([{ decide: { ...decide, step: 'loop[0]/ok' } }, { decide }]);
    expect(byPath?.message(seen)).toMatchObject({ path: 'loop[0]/ok', targetsSha256: 'zero' });
    expect(byId?.message(seen)).toMatchObject({ path: 'loop[1]/ok', targetsSha256: 'one' });
  });

  test('on a step that never asked is said all the same, so that the case sees it refused', () => {
    const [line] = scriptOf([{ decide }]);
    expect(line?.message([])).toMatchObject({ path: 'ok', targetsSha256: '', reason: '' });
  });

  test('two decisions have two ids', () => {
    const ids = scriptOf([{ decide }, { decide }]).map(({ message }) => message([]));
    expect(ids).toMatchObject([{ id: 'decision-0' }, { id: 'decision-1' }]);
  });
});

test('a cancel has who and why, or an empty reason', () => {
  const [first, second] = scriptOf([{ cancel: { by: 'dora', reason: 'Drill' } }, { cancel: { by: 'dora' } }]);
  expect(first?.message([])).toEqual({ type: 'cancel', id: 'cancel-0', by: 'dora', reason: 'Drill' });
  expect(second?.message([])).toMatchObject({ id: 'cancel-1', reason: '' });
});

test('a pause and its end have who and why', () => {
  const said = scriptOf([{ pause: { by: 'dora', reason: 'Odd' } }, { resume: { by: 'eli' } }]).map(({ message }) =>
    message([]),
  );
  expect(said).toEqual([
    { type: 'pause', id: 'pause-0', by: 'dora', reason: 'Odd' },
    { type: 'resume', id: 'resume-1', by: 'eli', reason: '' },
  ]);
});

test('a further event is made of what the case gives and its place in the list', () => {
  const [, line] = scriptOf([{ cancel: { by: 'dora' } }, { event: { severity: 'low' } }]);
  expect(line?.message([])).toMatchObject({ type: 'event', event: { id: 'event-1', fields: { severity: 'low' } } });
});

test.each([
  ['ask', 'ask', true],
  ['loop[0]/ask', 'ask', true],
  ['loop[0]/ask', 'loop[0]/ask', true],
  ['outer/loop[0]/ask', 'loop[0]/ask', true],
  ['loop[0]/task', 'ask', false],
  ['loop[0]/ask', 'loop[1]/ask', false],
  ['ask/again', 'ask', false],
])('path %s is the step that a case names %s: %s', (path, named, expected) => {
  expect(isStep(path, named)).toBe(expected);
});

describe('what people say to tasks', () => {
  const said = (when: NonNullable<CaseDocument['when']>[number]) => scriptOf([when])[0]?.message([]);

  test('an answer has what the case says, and a file by its name', () => {
    expect(said({ answer: { step: 'consent', by: 'ada' } })).toMatchObject({
      type: 'task',
      path: 'consent',
      person: 'ada',
      change: { kind: 'answer', state: 'answered', answers: {}, evidence: [], note: '' },
    });
    const whole = { answers: { a: 1 }, alreadyInPlace: true, evidence: ['a.png'], note: 'Since May' };
    expect(said({ answer: { step: 'consent', by: 'ada', ...whole } })).toMatchObject({
      change: {
        state: 'already-in-place',
        answers: { a: 1 },
        evidence: [{ name: 'a.png', note: '' }],
        note: 'Since May',
      },
    });
  });

  test('it may be handed on, commented, signed off and sent back', () => {
    const at = { step: 'consent', by: 'ada' };
    expect(said({ reassign: { ...at, to: [{ team: 'csirt' }] } })).toMatchObject({
      change: { kind: 'reassign', to: [{ team: 'csirt' }], reason: '' },
    });
    expect(said({ comment: { ...at, text: 'On it' } })).toMatchObject({ change: { kind: 'comment', text: 'On it' } });
    expect(said({ signOff: { ...at, accept: true } })).toMatchObject({ change: { kind: 'sign-off', reason: '' } });
    expect(said({ signOff: { ...at, accept: false, reason: 'No' } })).toMatchObject({
      change: { kind: 'send-back', reason: 'No' },
    });
  });

  test('a task inside other steps is found by its id, once people were told of it', () => {
    const { shown: _shown, by: _by, ...header } = asked('both/left/consent', '').effect as AskEffect;
    const told = { ...header, kind: 'tell-task' } as unknown as Effect;
    const [line] = scriptOf([{ comment: { step: 'consent', by: 'ada', text: 'On it' } }]);
    expect(line?.message([{ at: 0, effect: told }])).toMatchObject({ path: 'both/left/consent' });
  });
});
