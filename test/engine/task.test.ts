import { expect, test } from 'vitest';
import type { TaskChange } from '../../contracts/task.ts';
import { outputAt, replies, mails, events, FORM, PROOF, LEADS, handOn, comment, signOff, sendBack } from './a-task.ts';
import {
  answer,
  answersOf,
  aPlan,
  effects,
  failsWith,
  gives,
  HOUR,
  lit,
  MINUTE,
  MONDAY,
  pause,
  run,
  says,
  SECOND,
  work,
} from './plans.ts';

test('a task that is answered lets the run go on, with typed answers, evidence, who and when', async () => {
  const rehearsal = await run(aPlan([work('do_it', { form: FORM })]), answersOf(), [
    says(5 * MINUTE, 'do_it', 'bruno', comment('The portal is slow')),
    says(90 * MINUTE, 'do_it', 'chen', answer({ consent: true }, { evidence: [PROOF], note: 'Done' })),
  ]);
  expect(outputAt(rehearsal)).toEqual({
    state: 'answered',
    answers: { consent: true, admins: 2 },
    by: 'chen',
    at: '2026-03-02T09:30:00.000Z',
    note: 'Done',
    evidence: [PROOF],
    comments: [{ by: 'bruno', at: '2026-03-02T08:05:00.000Z', text: 'The portal is slow' }],
    overdue: true,
    signed_off_by: '',
  });
  expect(replies(rehearsal)).toEqual([
    { accepted: true, task: 'open' },
    { accepted: true, task: 'done' },
  ]);
  expect(events(rehearsal)).toEqual([
    'do_it task-opened',
    'do_it comment by bruno: open',
    'do_it task-overdue',
    'do_it answer by chen: done',
  ]);
  expect(mails(rehearsal)).toEqual([['assigned', 0, [{ team: 'onboarding' }]]]);
  expect(rehearsal.endedAt - MONDAY).toBe(90 * MINUTE);
});

test('what happens to a task is written before the task waits on', async () => {
  const rehearsal = await run(aPlan([work('do_it')]), answersOf(), [
    says(MINUTE, 'do_it', 'bruno', comment('Tomorrow')),
    says(2 * MINUTE, 'do_it', 'bruno', answer()),
  ]);
  const carried = rehearsal.effects.findIndex(({ effect }) =>
    effect.records.some(({ event }) => event.type === 'task-changed' && event.change.kind === 'comment'),
  );
  expect(rehearsal.effects[carried]?.at).toBe(MONDAY + MINUTE);
});

test('the end of a task is written though another one goes on', async () => {
  const step = work('do_it', { to: [{ team: lit('csirt') }, { team: lit('monitoring') }], isForEachTeam: true });
  const rehearsal = await run(aPlan([step]), answersOf(), [
    says(MINUTE, 'do_it[0]', 'ada', answer()),
    says(30 * MINUTE, 'do_it[1]', 'bruno', answer()),
  ]);
  const carried = rehearsal.effects.find(({ effect }) =>
    effect.records.some(({ event }) => event.type === 'task-changed' && event.task.phase === 'done'),
  );
  expect(carried?.at).toBe(MONDAY + MINUTE);
});

test('answers that do not fit the form are refused at the door, with the task open', async () => {
  const refused = async (change: TaskChange, more: Parameters<typeof work>[1] = {}) =>
    replies(
      await run(aPlan([work('do_it', { form: FORM, ...more })]), answersOf(), [
        says(MINUTE, 'do_it', 'bruno', change),
        says(HOUR, 'do_it', 'bruno', answer({ consent: true }, { evidence: [PROOF] })),
      ]),
    )[0];
  expect(await refused(answer({}))).toEqual({ accepted: false, because: 'not-fitting' });
  expect(await refused(answer({ consent: 'yes' }))).toEqual({ accepted: false, because: 'not-fitting' });
  expect(await refused(answer({ consent: true, admins: 0 }))).toEqual({ accepted: false, because: 'not-fitting' });
  expect(await refused(answer({ consent: true, colour: 'red' }))).toEqual({ accepted: false, because: 'not-fitting' });
  expect(await refused(answer({ consent: true }), { evidence: { need: 'required', what: '' } })).toEqual({
    accepted: false,
    because: 'evidence-missing',
  });
  expect(await refused(answer({}, { state: 'already-in-place', evidence: [PROOF] }))).toEqual({
    accepted: false,
    because: 'not-fitting',
  });
  expect(await refused(comment(''))).toEqual({ accepted: false, because: 'not-fitting' });
  expect(await refused({ kind: 'reassign', to: [], reason: '' })).toEqual({ accepted: false, because: 'not-fitting' });
  expect(await refused({ kind: 'reassign', to: [{ audience: 'mssp' }], reason: '' })).toEqual({
    accepted: false,
    because: 'not-fitting',
  });
  expect(await refused(signOff)).toEqual({ accepted: false, because: 'not-waiting' });
  expect(await refused(comment('x'.repeat(33_000)))).toEqual({ accepted: false, because: 'too-large' });
  const evidence = Array.from({ length: 21 }, () => PROOF);
  expect(await refused(answer({ consent: true }, { evidence }))).toEqual({ accepted: false, because: 'too-large' });
});

test('a task holds as much as the output of its step may, and its teams share it', async () => {
  const said = async (length: number, isForEachTeam: boolean) => {
    const to = isForEachTeam ? [{ team: lit('one') }, { team: lit('two') }] : [{ team: lit('one') }];
    const step = work('do_it', { to, isForEachTeam, timeoutMs: HOUR });
    const path = isForEachTeam ? 'do_it[0]' : 'do_it';
    const plan = aPlan([step], { budgets: { outputBytes: 4_000 } });
    const rehearsal = await run(plan, answersOf(), [says(MINUTE, path, 'bruno', comment('x'.repeat(length)))]);
    return replies(rehearsal)[0];
  };
  expect(await said(2_900, false)).toEqual({ accepted: true, task: 'open' });
  expect(await said(3_000, false)).toEqual({ accepted: false, because: 'too-large' });
  expect(await said(1_400, true)).toEqual({ accepted: true, task: 'open' });
  expect(await said(1_500, true)).toEqual({ accepted: false, because: 'too-large' });
});

test('what is in place already is an answer with proof, and fields may be missing', async () => {
  const plan = (need: 'optional' | 'none') =>
    aPlan([work('do_it', { form: FORM, alreadyInPlace: true, evidence: { need, what: '' } })]);
  const inPlace = (more: object) => answer({ admins: 3 }, { state: 'already-in-place', ...more });
  const proved = await run(plan('optional'), answersOf(), [
    says(MINUTE, 'do_it', 'bruno', inPlace({})),
    says(2 * MINUTE, 'do_it', 'bruno', inPlace({ evidence: [PROOF] })),
  ]);
  expect(replies(proved)[0]).toEqual({ accepted: false, because: 'evidence-missing' });
  expect(outputAt(proved)).toMatchObject({ state: 'already-in-place', answers: { admins: 3 }, evidence: [PROOF] });
  const told = await run(plan('none'), answersOf(), [
    says(MINUTE, 'do_it', 'bruno', inPlace({ evidence: [PROOF] })),
    says(2 * MINUTE, 'do_it', 'bruno', inPlace({})),
    says(3 * MINUTE, 'do_it', 'bruno', inPlace({ note: 'Since 2024' })),
  ]);
  expect(replies(told)).toEqual([
    { accepted: false, because: 'not-fitting' },
    { accepted: false, because: 'evidence-missing' },
    { accepted: true, task: 'done' },
  ]);
});

test('a second person signs off, and who did the work may not; sent back, it is open again', async () => {
  const plan = aPlan([work('do_it', { signOffBy: LEADS })]);
  const rehearsal = await run(plan, answersOf(), [
    says(MINUTE, 'do_it', 'bruno', answer()),
    says(2 * MINUTE, 'do_it', 'bruno', signOff),
    says(3 * MINUTE, 'do_it', 'dora', sendBack('')),
    says(4 * MINUTE, 'do_it', 'dora', sendBack()),
    says(5 * MINUTE, 'do_it', 'bruno', answer({}, { note: 'Again' })),
    says(6 * MINUTE, 'do_it', 'chen', answer()),
    says(7 * MINUTE, 'do_it', 'dora', signOff),
  ]);
  expect(replies(rehearsal)).toEqual([
    { accepted: true, task: 'to-sign-off' },
    { accepted: false, because: 'own-work' },
    { accepted: false, because: 'not-fitting' },
    { accepted: true, task: 'open' },
    { accepted: true, task: 'to-sign-off' },
    { accepted: false, because: 'done-already' },
    { accepted: true, task: 'done' },
  ]);
  expect(outputAt(rehearsal)).toMatchObject({ by: 'bruno', note: 'Again', signed_off_by: 'dora' });
  expect(mails(rehearsal)).toEqual([
    ['assigned', 0, [{ team: 'onboarding' }]],
    ['to-sign-off', 1, [{ team: 'soc-leads' }]],
    ['sent-back', 4, [{ team: 'onboarding' }]],
    ['to-sign-off', 5, [{ team: 'soc-leads' }]],
  ]);
});

test('a task is handed on: the others are told and reminded', async () => {
  const plan = aPlan([work('do_it', { remindMs: [10 * MINUTE, 40 * MINUTE], signOffBy: LEADS })]);
  const rehearsal = await run(plan, answersOf(), [
    says(5 * MINUTE, 'do_it', 'bruno', handOn('csirt')),
    says(30 * MINUTE, 'do_it', 'chen', answer()),
    says(50 * MINUTE, 'do_it', 'dora', signOff),
  ]);
  expect(mails(rehearsal)).toEqual([
    ['assigned', 0, [{ team: 'onboarding' }]],
    ['reassigned', 5, [{ team: 'csirt' }]],
    ['reminder', 10, [{ team: 'csirt' }]],
    ['to-sign-off', 30, [{ team: 'soc-leads' }]],
    ['reminder', 40, [{ team: 'soc-leads' }]],
  ]);
});

test('the outside check refuses: the task is open as before', async () => {
  const rehearsal = await run(
    aPlan([work('do_it')]),
    answersOf({ 'check-message': [gives({ refused: 'wrong-person' }), gives({ refused: null })] }),
    [says(MINUTE, 'do_it', 'mallory', answer()), says(2 * MINUTE, 'do_it', 'bruno', answer())],
  );
  expect(replies(rehearsal)).toEqual([
    { accepted: false, because: 'wrong-person' },
    { accepted: true, task: 'done' },
  ]);
  expect(outputAt(rehearsal)['by']).toBe('bruno');
});

test('a check that cannot be made is made again, and a message repeated meanwhile counts once', async () => {
  const again = {
    afterMs: 0,
    settled: { status: 'again', at: MONDAY + 2 * MINUTE, failure: { code: 'ledger-unavailable', message: '' } },
  } as const;
  const script = [
    says(MINUTE, 'do_it', 'bruno', answer(), 'one'),
    says(MINUTE + SECOND, 'do_it', 'bruno', answer(), 'one'),
    says(3 * MINUTE, 'do_it', 'bruno', answer(), 'one'),
  ];
  const plan = aPlan([work('do_it'), pause('later', HOUR)]);
  const rehearsal = await run(
    plan,
    answersOf({ 'check-message': [again, failsWith('unavailable'), gives({ refused: null })] }),
    script,
  );
  expect(replies(rehearsal)).toEqual([1, 2, 3].map(() => ({ accepted: true, task: 'done' })));
  expect(outputAt(rehearsal)['at']).toBe('2026-03-02T08:01:00.000Z');
  expect(effects(rehearsal, 'check-message')).toHaveLength(3);
  expect(events(rehearsal)).toEqual(['do_it task-opened', 'do_it answer by bruno: done']);
});

test('of two answers at once the first counts, and the second hears that it is done', async () => {
  const rehearsal = await run(
    aPlan([work('do_it', { signOffBy: LEADS })]),
    answersOf({ 'check-message': gives({ refused: null }, 5 * SECOND) }),
    [
      says(MINUTE, 'do_it', 'bruno', answer()),
      says(MINUTE + SECOND, 'do_it', 'chen', answer()),
      says(5 * MINUTE, 'do_it', 'dora', signOff),
      says(5 * MINUTE + SECOND, 'do_it', 'eli', signOff),
    ],
  );
  expect(replies(rehearsal)).toEqual([
    { accepted: true, task: 'to-sign-off' },
    { accepted: false, because: 'done-already' },
    { accepted: true, task: 'done' },
    { accepted: false, because: 'done-already' },
  ]);
  expect(events(rehearsal).at(-1)).toBe('do_it sign-off refused: done-already');
});

test('what comes after the end of a task is told so; what never was a task does not wait', async () => {
  const rehearsal = await run(
    aPlan([work('do_it'), work('cut', { timeoutMs: MINUTE, catch: [{ steps: [] }] }), pause('later', HOUR)]),
    answersOf(),
    [
      says(SECOND, 'later', 'bruno', answer()),
      says(MINUTE, 'do_it', 'bruno', answer()),
      says(MINUTE + SECOND, 'do_it', 'chen', answer()),
      says(3 * MINUTE, 'cut', 'chen', answer()),
      says(3 * MINUTE, 'nowhere', 'chen', answer()),
    ],
  );
  expect(replies(rehearsal)).toEqual([
    { accepted: false, because: 'not-waiting' },
    { accepted: true, task: 'done' },
    { accepted: false, because: 'done-already' },
    { accepted: false, because: 'not-waiting' },
    { accepted: false, because: 'not-waiting' },
  ]);
});
