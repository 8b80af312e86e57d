import { expect, test } from 'vitest';
import type { Json } from '../../contracts/json.ts';
import type { Rehearsal } from '../../rehearsal/rehearse.ts';
import { comment, outputAt, replies, mails, events, FORM } from './a-task.ts';
import {
  act,
  answer,
  answersOf,
  aPlan,
  cancels,
  cel,
  effects,
  fail,
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
  settled,
  stop,
  work,
} from './plans.ts';

test('an overdue task runs onOverdue once and stays open', async () => {
  const step = work('do_it', { onOverdue: [act('warn', { with: { who: cel('self.to'), what: cel('self.title') } })] });
  const rehearsal = await run(aPlan([step, act('next')]), answersOf(), [says(3 * HOUR, 'do_it', 'bruno', answer())]);
  expect(settled(rehearsal)).toEqual(['do_it/~overdue/warn succeeded', 'do_it succeeded', 'next succeeded']);
  expect(outputAt(rehearsal)['overdue']).toBe(true);
  const warned = rehearsal.effects.find(({ effect }) => effect.path === 'do_it/~overdue/warn');
  expect(warned?.at).toBe(MONDAY + HOUR);
  expect(warned?.effect).toMatchObject({ input: { who: 'onboarding', what: 'Grant consent' } });
});

test('an answer one millisecond before it is due is in time, one at that moment is overdue', async () => {
  const at = async (moment: number) =>
    outputAt(await run(aPlan([work('do_it')]), answersOf(), [says(moment, 'do_it', 'bruno', answer())]))['overdue'];
  expect(await at(HOUR - 1)).toBe(false);
  expect(await at(HOUR)).toBe(true);
});

test('an answer while onOverdue still works is taken, and the rest of onOverdue is cancelled', async () => {
  const step = work('do_it', { onOverdue: [pause('hold', 10 * HOUR, { finally: [act('tidy')] }), act('wake')] });
  const rehearsal = await run(aPlan([step, act('next')]), answersOf(), [says(2 * HOUR, 'do_it', 'bruno', answer())]);
  expect(settled(rehearsal)).toEqual([
    'do_it/~overdue/hold/~finally/tidy succeeded',
    'do_it/~overdue/hold cancelled',
    'do_it succeeded',
    'next succeeded',
  ]);
  expect(rehearsal.endedAt - MONDAY).toBe(2 * HOUR);
});

test('onOverdue may end the run or fail the step; the task is closed then', async () => {
  const stopped = await run(aPlan([work('do_it', { onOverdue: [stop('end', 'abandoned')] })]));
  expect(stopped.outcome).toBe('abandoned');
  expect(events(stopped)).toEqual(['do_it task-opened', 'do_it task-overdue', 'do_it task-cancelled']);
  const failing = work('do_it', { onOverdue: [fail('give_up', 'not_done')], catch: [{ on: ['not_done'], steps: [] }] });
  const caught = await run(aPlan([failing, act('next')]));
  expect(settled(caught)).toEqual(['do_it/~overdue/give_up failed', 'do_it failed', 'next succeeded']);
});

test('the timeout of the step ends a task that nobody does; what it said too late is refused', async () => {
  const rehearsal = await run(
    aPlan([work('do_it', { timeoutMs: 2 * HOUR })]),
    answersOf({
      'check-message': {
        afterMs: 0,
        settled: { status: 'again', at: MONDAY + 9 * HOUR, failure: { code: 'ledger-unavailable', message: '' } },
      },
    }),
    [says(HOUR, 'do_it', 'bruno', answer())],
  );
  expect(rehearsal.end.failure?.code).toBe('step-timeout');
  expect(replies(rehearsal)).toEqual([{ accepted: false, because: 'not-waiting' }]);
});

test('a cancel closes the task', async () => {
  const rehearsal = await run(aPlan([work('do_it', { onOverdue: [pause('long', HOUR)] })]), answersOf(), [
    cancels(90 * MINUTE),
  ]);
  expect(rehearsal.outcome).toBe('cancelled');
  expect(events(rehearsal).at(-1)).toBe('do_it task-cancelled');
  expect(settled(rehearsal)).toEqual(['do_it/~overdue/long cancelled', 'do_it cancelled']);
});

test('a mail that fails for a while is sent again; one that never can be is recorded and let go', async () => {
  const again = {
    afterMs: 0,
    settled: { status: 'again', at: MONDAY + MINUTE, failure: { code: 'throttled', message: '' } },
  } as const;
  const late = await run(
    aPlan([work('do_it')]),
    answersOf({ 'tell-task': [again, failsWith('unavailable'), failsWith('outcome-unknown', 5 * MINUTE), gives({})] }),
    [says(30 * MINUTE, 'do_it', 'bruno', answer())],
  );
  expect(
    late.effects.flatMap(({ effect, at }) => (effect.kind === 'tell-task' ? [(at - MONDAY) / SECOND] : [])),
  ).toEqual([0, 60, 90, 390]);
  const never = await run(
    aPlan([work('do_it', { remindMs: [MINUTE] })]),
    answersOf({ 'tell-task': failsWith('not-found') }),
    [says(30 * MINUTE, 'do_it', 'bruno', answer())],
  );
  expect(events(never)).toEqual([
    'do_it task-opened',
    'do_it task-untold',
    'do_it task-untold',
    'do_it answer by bruno: done',
  ]);
});

test('a reminder that comes due while other news has not gone out is let go', async () => {
  const rehearsal = await run(
    aPlan([work('do_it', { remindMs: [MINUTE] })]),
    answersOf({ 'tell-task': [failsWith('unavailable', 5 * MINUTE), gives({})] }),
    [says(30 * MINUTE, 'do_it', 'bruno', answer())],
  );
  expect(mails(rehearsal).map((mail) => (mail as readonly Json[])[0])).toEqual(['assigned', 'assigned']);
});

test('each team has a task of its own, and the step waits for all', async () => {
  const to = [{ team: lit('csirt') }, { team: lit('monitoring') }, { team: lit('csirt') }];
  const step = work('do_it', {
    to,
    isForEachTeam: true,
    form: FORM,
    onOverdue: [act('warn', { with: { who: cel('self.to') } })],
  });
  const rehearsal = await run(aPlan([step]), answersOf(), [
    says(MINUTE, 'do_it', 'ada', answer({ consent: true })),
    says(2 * MINUTE, 'do_it[0]', 'ada', answer({ consent: true })),
    says(3 * MINUTE, 'do_it[0]', 'ada', answer({ consent: false })),
    says(2 * HOUR, 'do_it[1]', 'bruno', answer({ consent: false, admins: 5 })),
  ]);
  expect(replies(rehearsal)).toEqual([
    { accepted: false, because: 'not-waiting' },
    { accepted: true, task: 'done' },
    { accepted: false, because: 'done-already' },
    { accepted: true, task: 'done' },
  ]);
  expect(outputAt(rehearsal)['tasks']).toMatchObject([
    { team: 'csirt', by: 'ada', answers: { consent: true, admins: 2 }, overdue: false },
    { team: 'monitoring', by: 'bruno', answers: { consent: false, admins: 5 }, overdue: true },
  ]);
  expect(effects(rehearsal, 'action')).toEqual(['do_it[1]/~overdue/warn']);
  expect(mails(rehearsal)).toEqual([
    ['assigned', 0, [{ team: 'csirt' }]],
    ['assigned', 0, [{ team: 'monitoring' }]],
  ]);
});

test('a team whose onOverdue ends the run closes the tasks of the others', async () => {
  const to = [{ team: lit('csirt') }, { team: lit('monitoring') }];
  const step = work('do_it', { to, isForEachTeam: true, onOverdue: [stop('end', 'late')] });
  const rehearsal = await run(aPlan([step]), answersOf(), [says(MINUTE, 'do_it[0]', 'ada', answer())]);
  expect(rehearsal.outcome).toBe('late');
  expect(events(rehearsal).at(-1)).toBe('do_it[1] task-cancelled');
});

test('what a task says is rendered, and what cannot be fails the step', async () => {
  const ok = await run(
    aPlan([
      work('do_it', { task: cel('"Call " + inputs.who'), details: lit('By phone'), due: { until: cel('inputs.by') } }),
    ]),
    answersOf(),
    [says(3 * HOUR, 'do_it', 'bruno', answer())],
    { inputs: { who: 'Contoso', by: '2026-03-02T10:00:00Z' } },
  );
  expect(ok.records.find(({ event }) => event.type === 'task-opened')?.event).toMatchObject({
    task: { title: 'Call Contoso', dueAt: '2026-03-02T10:00:00.000Z' },
    request: { details: 'By phone' },
  });
  const fails = async (more: Parameters<typeof work>[1]) =>
    (await run(aPlan([work('do_it', more)]), answersOf(), [], { inputs: { by: 'soon' } })).end.failure?.code;
  expect(await fails({ due: { until: cel('inputs.by') } })).toBe('invalid-input');
  expect(await fails({ due: { until: cel('inputs.no.such') } })).toBe('expression-failed');
  expect(await fails({ task: cel('inputs.no.such') })).toBe('expression-failed');
  expect(await fails({ details: cel('inputs.no.such') })).toBe('expression-failed');
  expect(await fails({ to: [{ team: cel('inputs.no.such') }] })).toBe('expression-failed');
  expect(await fails({ signOffBy: [{ team: cel('inputs.no.such') }] })).toBe('expression-failed');
});

test('what the step masks is hidden in the records of the answer too, for a team as well', async () => {
  const form = { type: 'object', properties: { pin: { type: 'string' } }, required: ['pin'] } as const;
  const changes = (rehearsal: Rehearsal) =>
    rehearsal.records.flatMap(({ event }) =>
      event.type === 'task-changed' && event.change.kind === 'answer' ? [event.change.answers] : [],
    );
  const single = await run(aPlan([work('do_it', { form, mask: ['answers.pin'] })]), answersOf(), [
    says(MINUTE, 'do_it', 'bruno', answer({ pin: '1234' })),
  ]);
  expect(changes(single)).toEqual([{ pin: '•••' }]);
  const team = await run(
    aPlan([work('do_it', { form, isForEachTeam: true, mask: ['tasks.*.answers.pin'] })]),
    answersOf(),
    [says(MINUTE, 'do_it[0]', 'bruno', answer({ pin: '1234' }))],
  );
  expect(changes(team)).toEqual([{ pin: '•••' }]);
});

test('a task in finally waits for as long as it takes', async () => {
  const plan = aPlan([], { finally: [work('do_it')] });
  const rehearsal = await run(plan, answersOf(), [says(40 * 24 * HOUR, '~finally/do_it', 'bruno', answer())]);
  expect(rehearsal.outcome).toBe('succeeded');
  expect(outputAt(rehearsal, '~finally/do_it')['by']).toBe('bruno');
});

test('a reminder that falls due while what was said is written is sent', async () => {
  const rehearsal = await run(
    aPlan([work('do_it', { remindMs: [MINUTE + SECOND] })]),
    answersOf({ flush: gives({}, 2 * SECOND) }),
    [says(MINUTE, 'do_it', 'bruno', comment('On it')), says(HOUR, 'do_it', 'chen', answer())],
  );
  expect(JSON.stringify(mails(rehearsal))).toContain('reminder');
});
