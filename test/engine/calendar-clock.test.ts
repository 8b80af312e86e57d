import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LookupEffect } from '../../contracts/activities.ts';
import type { Answer, Answers } from '../../rehearsal/answers.ts';
import type { Rehearsal, ScriptedMessage } from '../../rehearsal/rehearse.ts';
import { answerLookup } from '../../schedules/answer-lookup.ts';
import { aCalendar } from '../schedules/a-calendar.ts';
import {
  act,
  answersOf,
  aPlan,
  branches,
  cancels,
  clock,
  failsWith,
  gives,
  HOUR,
  MINUTE,
  MONDAY,
  movesOn,
  outputOf,
  pause,
  run,
  SECOND,
} from './plans.ts';

/** By the calendar, after three seconds; `said` answers instead, by path of the step. */
function byCalendar(said: Readonly<Record<string, Answer>> = {}): Answers {
  const others = answersOf();
  return {
    answer: (effect, now) => {
      if (effect.kind !== 'lookup' || effect.what === 'policy') return others.answer(effect, now);
      const instead = said[effect.path];
      if (instead !== undefined) return instead;
      const answered = answerLookup(effect, aCalendar());
      return answered.ok ? gives(answered.output, 3 * SECOND) : failsWith('not-found');
    },
  };
}

const happened = ({ records }: Rehearsal): readonly string[] =>
  records.flatMap(({ at, event }) =>
    event.type === 'clock'
      ? [`${(Date.parse(at) - MONDAY) / HOUR}h ${event.clock} ${event.what} ${event.elapsedMs / HOUR}h`]
      : [],
  );
const questions = ({ effects }: Rehearsal): readonly LookupEffect['what'][] =>
  effects.flatMap(({ effect }) => (effect.kind === 'lookup' ? [effect.what] : []));
const start = (more: Parameters<typeof clock>[3] = {}) =>
  clock('on', 'start', 'contain', { limitMs: 10 * HOUR, warnMs: 9 * HOUR, calendar: 'berlin-office', ...more });
const off = clock('off', 'stop', 'contain');
/** Waits until a number of hours after the beginning, whatever was asked before. */
const until = (id: string, hours: number) =>
  pause(id, 0, { for: { until: { lit: new Date(MONDAY + hours * HOUR).toISOString() } } });
const AT_ONCE = 3 * SECOND;

test('only business hours are on the clock, and it goes off when the calendar says', async () => {
  const seen = await run(aPlan([start({ onBreach: [act('late')] }), until('work', 30), off]), byCalendar());
  // Monday 09:00 in Berlin: eight hours on Monday, the others on Tuesday.
  expect(happened(seen).map((line) => line.replace(/^\S+ /, ''))).toEqual([
    'contain started 0h',
    'contain warned 9h',
    'contain breached 10h',
    'contain stopped 14h',
  ]);
  expect(seen.records.find(({ event }) => event.type === 'clock' && event.what === 'breached')?.at).toBe(
    new Date(MONDAY + 26 * HOUR).toISOString(),
  );
  expect(outputOf(seen, 'off')).toEqual({ state: 'stopped', elapsed: 14 * 3_600, warned: true, breached: true });
  expect(questions(seen)).toEqual(['business-moments', 'business-time']);
});

test('a clock that only measures asks nothing when it starts', async () => {
  const {
    limitMs: _limit,
    warnMs: _warn,
    ...measures
  } = start() as Extract<ReturnType<typeof start>, { kind: 'clock' }>;
  const seen = await run(aPlan([measures, until('work', 25), off]), byCalendar());
  expect(questions(seen)).toEqual(['business-time']);
  expect(outputOf(seen, 'off')).toMatchObject({ elapsed: 9 * 3_600 });
});

test('a step that does not fit says how the clock stands', async () => {
  const steps = [
    start(),
    until('a', 2),
    clock('again', 'start', 'contain'),
    clock('go_on', 'resume', 'contain'),
    clock('hold', 'pause', 'contain'),
    clock('hold_again', 'pause', 'contain'),
    until('b', 26),
    clock('resume', 'resume', 'contain'),
    off,
    clock('off_again', 'stop', 'contain'),
  ];
  const seen = await run(aPlan(steps), byCalendar());
  const elapsed = (id: string): unknown => (outputOf(seen, id) as { elapsed: number }).elapsed;
  expect(['again', 'go_on', 'hold', 'hold_again', 'resume', 'off_again'].map(elapsed)).toEqual([
    7_200, 7_203, 7_206, 7_206, 7_206, 7_209,
  ]);
});

test('a clock that goes on after its limit does not go off again', async () => {
  const steps = [
    start(),
    until('a', 30),
    clock('hold', 'pause', 'contain'),
    clock('go_on', 'resume', 'contain'),
    until('b', 60),
    off,
  ];
  const seen = await run(aPlan(steps), byCalendar());
  expect(happened(seen).filter((line) => /warned|breached/.test(line))).toHaveLength(2);
});

test('while a stop waits for the calendar the clock does not go off, however long that takes', async () => {
  const slow = gives({ ms: 10 * HOUR - SECOND }, 50 * SECOND);
  const steps = [start(), pause('work', 26 * HOUR - SECOND - AT_ONCE), off];
  const seen = await run(aPlan(steps), byCalendar({ off: slow }));
  expect(outputOf(seen, 'off')).toMatchObject({ state: 'stopped', breached: false });
  expect(happened(seen).filter((line) => line.includes('breached'))).toEqual([]);
});

test('a stop that the calendar fails leaves the clock running', async () => {
  const failing = { ...off, catch: [{ steps: [] }] };
  const steps = [start(), until('a', 2), failing, until('b', 30), { ...off, id: 'end' }];
  const seen = await run(aPlan(steps), byCalendar({ off: failsWith('not-found') }));
  expect(happened(seen).filter((line) => line.includes('breached'))).toHaveLength(1);
  expect(outputOf(seen, 'end')).toMatchObject({ state: 'stopped', elapsed: 14 * 3_600 });
});

test('a start that the calendar fails starts nothing', async () => {
  const failing = { ...start(), catch: [{ steps: [] }] };
  const seen = await run(aPlan([failing, off]), byCalendar({ on: failsWith('not-found') }));
  expect(outputOf(seen, 'off')).toMatchObject({ state: 'not-started' });
});

test('two steps that change a clock at once change it one after the other', async () => {
  const both = branches('both', {
    one: [clock('hold', 'pause', 'contain')],
    other: [pause('b', SECOND), off],
    third: [pause('c', 2 * SECOND), clock('off_too', 'stop', 'contain')],
  });
  const seen = await run(aPlan([start(), until('a', 2), both]), byCalendar());
  expect(happened(seen).map((line) => line.replace(/^\S+ contain /, ''))).toEqual([
    'started 0h',
    'paused 2h',
    'stopped 2h',
  ]);
  expect(outputOf(seen, 'both/third/off_too')).toMatchObject({ state: 'stopped', elapsed: 7_200 });
});

test('a pause that fails while another step stops the clock leaves it stopped', async () => {
  const both = branches('both', {
    one: [{ ...clock('hold', 'pause', 'contain'), catch: [{ steps: [] }] }],
    other: [pause('b', SECOND), off],
  });
  const failing = { ...failsWith('not-found'), afterMs: 30 * SECOND };
  const seen = await run(
    aPlan([start(), until('a', 2), both, clock('look', 'stop', 'contain')]),
    byCalendar({ 'both/one/hold': failing }),
  );
  expect(outputOf(seen, 'look')).toMatchObject({ state: 'stopped' });
});

const LONG = aPlan([
  start({ onWarn: [act('w')], onBreach: [act('b')] }),
  until('a', 2),
  clock('hold', 'pause', 'contain'),
  until('night', 12),
  clock('resume', 'resume', 'contain'),
  until('work', 60),
  off,
]);

async function trace(script: readonly ScriptedMessage[]): Promise<unknown> {
  const seen = await run(LONG, byCalendar(), script);
  return { outcome: seen.outcome, happened: happened(seen), questions: questions(seen), endedAt: seen.endedAt };
}

test('a clock by a calendar that moves on at any moments has the same trace', async () => {
  const expected = await trace([]);
  const moments = fc.array(
    fc.oneof(
      fc.integer({ min: 1, max: 5_000 }),
      fc.integer({ min: 2 * HOUR - SECOND, max: 2 * HOUR + 5_000 }),
      fc.integer({ min: 1, max: 61 * HOUR }),
    ),
    { minLength: 1, maxLength: 4 },
  );
  await fc.assert(
    fc.asyncProperty(moments, async (at) => {
      expect(await trace(at.map((one) => movesOn(one)))).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

test('a cancel while the calendar is asked ends the run once it has answered', async () => {
  const { outcome, endedAt, startedAt } = await run(LONG, byCalendar(), [cancels(2 * HOUR + SECOND)]);
  expect([outcome, endedAt - startedAt]).toEqual(['cancelled', 2 * HOUR + AT_ONCE]);
});

test('a call of the calendar that is lost is made again; the clock is held for as long', async () => {
  const failure = { code: 'worker-lost', message: 'x' } as const;
  const lost: Answer = { afterMs: 0, settled: { status: 'again', at: MONDAY + 3 * HOUR, failure } };
  const steps = [start({ limitMs: 2 * HOUR + MINUTE, warnMs: HOUR }), until('a', 2), off];
  const seen = await run(aPlan(steps), {
    answer: (effect, now) =>
      effect.path === 'off' && now < MONDAY + 3 * HOUR ? lost : byCalendar().answer(effect, now),
  });
  expect(outputOf(seen, 'off')).toMatchObject({ state: 'stopped', elapsed: 7_200, breached: false });
});
