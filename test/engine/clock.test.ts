import { expect, test } from 'vitest';
import type { Json } from '../../contracts/json.ts';
import type { Deadline } from '../../language/plan/plan.ts';
import {
  act,
  answersOf,
  aPlan,
  approve,
  cancels,
  cel,
  clock,
  decides,
  each,
  effects,
  escalate,
  failsWith,
  gives,
  group,
  HOUR,
  lit,
  MINUTE,
  MONDAY,
  movesOn,
  outputOf,
  pause,
  run,
  SECOND,
  set,
  settled,
  stop,
} from './plans.ts';
import { acknowledges } from './soc-leads.ts';

type Seen = Awaited<ReturnType<typeof run>>;

const happened = (seen: Seen): readonly string[] =>
  seen.records.flatMap(({ at, event }) =>
    event.type === 'clock' || event.type === 'deadline'
      ? [
          `${(Date.parse(at) - MONDAY) / MINUTE}m ${event.type === 'clock' ? `${event.clock} ` : 'deadline '}${event.what}`,
        ]
      : [],
  );
const contain = (more: Parameters<typeof clock>[3] = {}) =>
  clock('on', 'start', 'contain', { limitMs: 4 * MINUTE, warnMs: 3 * MINUTE, ...more });
const off = clock('off', 'stop', 'contain');

test('a clock that is stopped in time warns and breaches nothing; its output says how it stands', async () => {
  const seen = await run(aPlan([contain(), pause('work', 2_500), off, pause('more', HOUR)]));
  expect(outputOf(seen, 'on')).toEqual({ state: 'running', elapsed: 0, warned: false, breached: false });
  expect(outputOf(seen, 'off')).toEqual({ state: 'stopped', elapsed: 2, warned: false, breached: false });
  expect(happened(seen)).toEqual(['0m contain started', `${2_500 / MINUTE}m contain stopped`]);
});

test('the steps of warning and breach run beside the others, each once', async () => {
  const start = contain({ onWarn: [act('w')], onBreach: [act('b')] });
  const seen = await run(aPlan([start, pause('work', 10 * MINUTE), off]));
  expect(happened(seen)).toEqual([
    '0m contain started',
    '3m contain warned',
    '4m contain breached',
    '10m contain stopped',
  ]);
  expect(settled(seen)).toEqual([
    'on succeeded',
    'on/~warn/w succeeded',
    'on/~breach/b succeeded',
    'work succeeded',
    'off succeeded',
  ]);
  expect(outputOf(seen, 'off')).toEqual({ state: 'stopped', elapsed: 600, warned: true, breached: true });
  expect(seen.endedAt - MONDAY).toBe(10 * MINUTE);
});

test('a stop at the very moment of the limit is a breach', async () => {
  const seen = await run(aPlan([contain(), pause('work', 4 * MINUTE), off]));
  expect(happened(seen).slice(1)).toEqual(['3m contain warned', '4m contain breached', '4m contain stopped']);
  expect(outputOf(seen, 'off')).toMatchObject({ breached: true });
  const before = await run(aPlan([contain(), pause('work', 4 * MINUTE - 1), off]));
  expect(outputOf(before, 'off')).toMatchObject({ warned: true, breached: false });
});

test('a pause holds the time, and what does not fit the state changes nothing', async () => {
  const seen = await run(
    aPlan([
      clock('early', 'stop', 'contain'),
      clock('go_early', 'resume', 'contain'),
      contain(),
      contain({ id: 'again' }),
      pause('a', 2 * MINUTE),
      clock('hold', 'pause', 'contain'),
      clock('hold2', 'pause', 'contain'),
      pause('b', HOUR),
      clock('go', 'resume', 'contain'),
      clock('go2', 'resume', 'contain'),
      pause('c', 90 * SECOND),
      off,
      clock('late', 'pause', 'contain'),
    ]),
  );
  expect(happened(seen)).toEqual([
    '0m contain started',
    '2m contain paused',
    '62m contain resumed',
    '63m contain warned',
    '63.5m contain stopped',
  ]);
  expect(outputOf(seen, 'early')).toEqual({ state: 'not-started', elapsed: 0, warned: false, breached: false });
  expect(outputOf(seen, 'hold2')).toMatchObject({ state: 'paused', elapsed: 120 });
  expect(outputOf(seen, 'late')).toMatchObject({ state: 'stopped', elapsed: 210 });
});

test('a clock that was stopped starts from nothing, and warns again', async () => {
  const turn = [contain({ onWarn: [act('w')] }), pause('work', 3.5 * MINUTE), off];
  const seen = await run(aPlan([each({ id: 'all', in: '[1, 2]', steps: turn })]));
  expect(effects(seen, 'action')).toEqual(['all[0]/on/~warn/w', 'all[1]/on/~warn/w']);
  expect(outputOf(seen, 'all[1]/off')).toMatchObject({ elapsed: 210 });
});

test('a clock without limits measures', async () => {
  const seen = await run(aPlan([clock('on', 'start', 'contain'), pause('work', HOUR), off]));
  expect(outputOf(seen, 'off')).toEqual({ state: 'stopped', elapsed: 3600, warned: false, breached: false });
});

test('a failure beside is recorded and fails nothing; the end of the steps cancels what still runs', async () => {
  const start = contain({ onWarn: [act('w'), act('never')], onBreach: [pause('long', HOUR)] });
  const answers = answersOf({ 'on/~warn/w': failsWith('not-found') });
  const seen = await run(aPlan([start, pause('work', 10 * MINUTE)]), answers);
  expect(seen.outcome).toBe('succeeded');
  expect(settled(seen)).toEqual(['on succeeded', 'on/~warn/w failed', 'work succeeded', 'on/~breach/long cancelled']);
  expect(seen.endedAt - MONDAY).toBe(10 * MINUTE);
});

test('an effect beside that is on its way when the steps end is waited for; `finally` beside runs', async () => {
  const start = contain({ onWarn: [group('g', [act('w')], { finally: [act('tidy')] })] });
  const answers = answersOf({ 'on/~warn/g/w': gives({}, 50 * SECOND) });
  const plan = aPlan([start, pause('work', 3.5 * MINUTE)]);
  const seen = await run(plan, answers);
  expect(effects(seen, 'action')).toEqual(['on/~warn/g/w', 'on/~warn/g/~finally/tidy']);
  expect(seen.endedAt - MONDAY).toBe(3 * MINUTE + 50 * SECOND);
});

test('what runs beside sees what the steps had come to when it began, and is not seen by them', async () => {
  const start = contain({
    onWarn: [pause('late', 2 * MINUTE), act('w', { with: { n: cel('vars.n'), one: cel('steps.one.output.done') } })],
    onBreach: [],
  });
  const plan = aPlan([
    act('one'),
    set('first', { n: lit(1) }),
    start,
    pause('work', 4 * MINUTE),
    set('second', { n: lit(2) }),
    pause('more', 4 * MINUTE),
    act('last', { with: { w: cel('steps.w.status') } }),
  ]);
  const seen = await run(plan);
  const inputs = seen.effects.flatMap(({ effect }) => (effect.kind === 'action' ? [effect.input as Json] : []));
  expect(inputs).toEqual([{}, { n: 1, one: 'one' }, { w: 'pending' }]);
});

test('people answer beside as well: approvals and escalations have their paths', async () => {
  const start = contain({
    onWarn: [
      approve('ok', { notBy: [] }),
      clock('in', 'start', 'inner', { warnMs: MINUTE, onWarn: [escalate('wake')] }),
    ],
  });
  const seen = await run(aPlan([start, pause('work', HOUR)]), answersOf(), [
    decides(5 * MINUTE, 'on/~warn/ok', 'bruno'),
    acknowledges(7 * MINUTE, 'on/~warn/in/~warn/wake', 'dora'),
    decides(8 * MINUTE, 'nothing/~warn/ok', 'chen'),
  ]);
  expect(seen.said.map(({ answer }) => answer.accepted)).toEqual([true, true, false]);
  expect(outputOf(seen, 'on/~warn/in/~warn/wake')).toMatchObject({ who: 'dora' });
});

test('a cancelled run cancels what runs beside, and no clock goes off any more', async () => {
  const start = contain({ onWarn: [pause('long', HOUR)], onBreach: [act('never')] });
  const plan = aPlan([start, group('g', [pause('work', HOUR)], { finally: [pause('slow', 10 * MINUTE), off] })]);
  const seen = await run(plan, answersOf(), [cancels(3.5 * MINUTE)]);
  expect([seen.outcome, happened(seen)]).toEqual([
    'cancelled',
    ['0m contain started', '3m contain warned', '13.5m contain stopped'],
  ]);
  expect(outputOf(seen, 'g/~finally/off')).toMatchObject({ breached: true });
});

test('a clock goes on after the steps and can be stopped in `finally`; nothing goes off there', async () => {
  const plan = aPlan([contain({ onBreach: [act('never')] })], {
    finally: [pause('tidy', 5 * MINUTE), off, clock('next', 'start', 'next', { warnMs: 1 }), pause('p', MINUTE)],
  });
  const seen = await run(plan);
  expect(outputOf(seen, '~finally/off')).toEqual({ state: 'stopped', elapsed: 300, warned: true, breached: true });
  expect(effects(seen, 'action')).toEqual([]);
});

test('what runs beside counts against the fan-out', async () => {
  const start = contain({ onWarn: [pause('a', HOUR)], onBreach: [pause('b', HOUR)] });
  const seen = await run(aPlan([start, pause('work', 10 * MINUTE)], { budgets: { fanOut: 1 } }));
  expect([seen.end.failure?.code, seen.endedAt - MONDAY]).toEqual(['budget-fan-out', 4 * MINUTE]);
});

test('a clock may be started by what a deadline runs', async () => {
  const seen = await run(
    aPlan([pause('work', HOUR)], {
      deadline: {
        withinMs: 10 * MINUTE,
        warnMs: MINUTE,
        onWarn: [contain({ onWarn: [act('w')] })],
        onBreach: [],
      },
    }),
  );
  expect(effects(seen, 'action')).toEqual(['~deadline/~warn/on/~warn/w']);
});

const deadline = (more: Partial<Deadline> = {}): Deadline => ({
  withinMs: 10 * MINUTE,
  onWarn: [],
  onBreach: [],
  ...more,
});

test('a deadline that passes cancels the steps and fails the run; onBreach, onFailure and finally run', async () => {
  const plan = aPlan([pause('work', HOUR), act('never')], {
    deadline: deadline({ warnMs: 8 * MINUTE, onWarn: [act('warn')], onBreach: [act('breach')] }),
    onFailure: [act('fail')],
    finally: [act('last', { with: { outcome: cel('run.outcome'), b: cel('steps.breach.status') } })],
  });
  const seen = await run(plan);
  expect(happened(seen)).toEqual(['8m deadline warned', '10m deadline passed']);
  expect(settled(seen)).toEqual([
    '~deadline/~warn/warn succeeded',
    'work cancelled',
    '~onBreach/breach succeeded',
    '~onFailure/fail succeeded',
    '~finally/last succeeded',
  ]);
  expect([seen.outcome, seen.end.failure?.code]).toEqual(['failed', 'run-deadline']);
  const last = seen.effects.find(({ effect }) => effect.path === '~finally/last')?.effect;
  expect(last).toMatchObject({ input: { outcome: 'failed', b: 'succeeded' } });
});

test('onBreach may end the run with an outcome; then it has not failed', async () => {
  const plan = aPlan([pause('work', HOUR)], {
    deadline: deadline({ onBreach: [stop('late', 'too-late')] }),
    onFailure: [act('never')],
  });
  const seen = await run(plan);
  expect([seen.outcome, seen.end.failure, effects(seen, 'action')]).toEqual(['too-late', undefined, []]);
});

test('steps that are done in time, or finish while they are cancelled, are not late; a cancel is a cancel', async () => {
  const quick = aPlan([pause('work', 10 * MINUTE - 1)], { deadline: deadline() });
  expect((await run(quick)).outcome).toBe('succeeded');
  const answers = answersOf({ write: gives({}, 50 * SECOND) });
  const just = aPlan([pause('work', 9.5 * MINUTE), act('write')], { deadline: deadline({ onBreach: [act('never')] }) });
  expect((await run(just, answers)).outcome).toBe('succeeded');
  const plan = aPlan([group('g', [pause('work', HOUR)], { finally: [pause('slow', 20 * MINUTE)] })], {
    deadline: deadline(),
  });
  const cancelled = await run(plan, answersOf(), [cancels(5 * MINUTE)]);
  expect([cancelled.outcome, happened(cancelled)]).toEqual(['cancelled', []]);
  const late = await run(plan, answersOf(), [cancels(15 * MINUTE)]);
  expect(late.end.failure?.code).toBe('run-deadline');
});

test('a run that uses up its time while what runs beside is cancelled still ends as its steps did', async () => {
  const start = contain({ onWarn: [group('g', [pause('w', HOUR)], { finally: [pause('slow', 30 * MINUTE)] })] });
  const seen = await run(aPlan([start, pause('work', 5 * MINUTE)], { budgets: { runTimeMs: 10 * MINUTE } }));
  expect([seen.outcome, seen.endedAt - MONDAY]).toEqual(['succeeded', 35 * MINUTE]);
});

test('moving on at any moment changes nothing', async () => {
  const start = contain({
    onWarn: [act('w'), pause('wait', 3 * MINUTE), act('w2', { with: { n: cel('vars.n') } })],
    onBreach: [
      group('g', [approve('ok', { expiresMs: HOUR })], { finally: [act('tidy'), pause('slow', 30 * SECOND)] }),
    ],
  });
  const plan = aPlan(
    [set('one', { n: lit(1) }), start, pause('work', 5 * MINUTE), set('two', { n: lit(2) }), pause('rest', HOUR)],
    {
      deadline: deadline({ warnMs: 9 * MINUTE, onWarn: [act('near')], onBreach: [pause('b', MINUTE), act('breach')] }),
      finally: [off],
    },
  );
  const answers = () =>
    answersOf({ 'on/~warn/w': gives({}, 20 * SECOND), 'on/~breach/g/~finally/tidy': gives({}, 10 * SECOND) });
  const straight = await run(plan, answers());
  expect(straight.end.failure?.code).toBe('run-deadline');
  const moments = [1, 100, 180.001, 190, 200.001, 239, 241, 330, 385, 500, 541, 599, 600.001, 605, 620, 650, 700];
  for (const seconds of moments) {
    const moved = await run(plan, answers(), [movesOn(seconds * SECOND)]);
    expect([seconds, moved.segments]).toEqual([seconds, 2]);
    expect([seconds, moved.records]).toEqual([seconds, straight.records]);
    expect(effects(moved, 'action')).toEqual(effects(straight, 'action'));
  }
});
