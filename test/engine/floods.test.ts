import { expect, test } from 'vitest';
import type { Effect } from '../../contracts/activities.ts';
import type { EventSource, SecurityEvent } from '../../contracts/event.ts';
import type { Json } from '../../contracts/json.ts';
import { CLAIMS_AT_ONCE, EVENTS_MAX, JOINED_MAX, JOINING_MAX } from '../../engine/join-events.ts';
import { JOURNAL_BYTES } from '../../engine/run-plan.ts';
import { FLOOD } from '../../engine/run.ts';
import type { Answer } from '../../rehearsal/answers.ts';
import type { ScriptedMessage } from '../../rehearsal/rehearse.ts';
import { measured, type MeasuredRun } from './measured-run.ts';
import { act, anEvent, aPlan, aStart, branches, hear, HOUR, joins, MINUTE, movesOn, pause, SECOND } from './plans.ts';

const LIMIT_MS = 120_000;
/** As many as Temporal hands to one execution. */
const EVENTS = 10_000;
const EVENTS_OF_A_SEGMENT_MAX = 4_096;

/** Events of one run's key, 2 KiB each. */
const text = 'x'.repeat(2_048);
const flood = (count: number, everyMs: number, fromMs = MINUTE): readonly ScriptedMessage[] =>
  Array.from({ length: count }, (_, n) => joins(fromMs + n * everyMs, anEvent(`event-${n}`, { n, text })));

type Claim = Extract<Effect, { kind: 'claim' }>;
const claimsOf = ({ effects }: MeasuredRun): readonly Claim[] =>
  effects.flatMap(({ effect }) => (effect.kind === 'claim' ? [effect] : []));
const joinedIn = ({ records }: MeasuredRun): readonly string[] =>
  records.flatMap(({ event }) => (event.type === 'event-joined' ? [event.eventId] : []));

/** A ledger that takes some time for each claim, and of which `answer` says what it says. */
const ledger = (
  answer: (claim: Claim) => Json = ({ others }) => ({
    claimed: true,
    ...(others && { others: others.map(() => true) }),
  }),
  afterMs = 10,
) => ({
  answer: (effect: Effect): Answer =>
    effect.kind === 'claim'
      ? { afterMs, settled: { status: 'succeeded', output: answer(effect) } }
      : { afterMs: 0, settled: { status: 'succeeded', output: {} } },
});

function expectAllJoined(run: MeasuredRun, count = EVENTS): void {
  expect(run.end.outcome).toBe('succeeded');
  expect(joinedIn(run)).toEqual(Array.from({ length: count }, (_, n) => `event-${n}`));
  expect(Math.max(...run.segments.map(({ events }) => events))).toBeLessThan(EVENTS_OF_A_SEGMENT_MAX);
  expect(Math.max(...run.segments.map(({ journalBytes }) => journalBytes))).toBeLessThan(JOURNAL_BYTES);
}

test(
  'F35: of 10,000 events that come while a run waits none is lost, and each is claimed once',
  async () => {
    const start = aStart(aPlan([pause('day', 24 * HOUR), act('after')]));
    const run = await measured(start, ledger(), flood(EVENTS, 5));
    expectAllJoined(run);
    expect(run.segments.length).toBeGreaterThan(5);
    const claimed = claimsOf(run).flatMap(({ eventId, others = [] }) => [eventId, ...others]);
    expect(new Set(claimed).size).toBe(claimed.length);
    expect(Math.max(...claimsOf(run).map(({ others = [] }) => others.length + 1))).toBeLessThanOrEqual(CLAIMS_AT_ONCE);
  },
  LIMIT_MS,
);

test(
  'F35: 10,000 events at the same moment, beside other work and with a step that waits for one, are all taken',
  async () => {
    const plan = aPlan([
      branches('both', {
        idle: [pause('hour', HOUR)],
        busy: [hear('last', { where: 'event.n == 9999', withinMs: HOUR })],
      }),
    ]);
    const run = await measured(aStart(plan), ledger(), flood(EVENTS, 0));
    // A burst lies in the history before any code runs; what the run does about it must fit beside it.
    const [first, ...later] = run.segments;
    expect(first?.events).toBeLessThan(EVENTS * 3 + 2_000);
    expectAllJoined({ ...run, segments: later });
    const heard = run.records.find(({ event }) => event.type === 'decided' && event.what === 'event');
    expect(heard?.event).toMatchObject({ value: 'event-9999' });
  },
  LIMIT_MS,
);

test('a run takes as many as may wait, and no more', async () => {
  const start = aStart(aPlan([act('slow')]));
  const slow = {
    answer: (effect: Effect): Answer =>
      effect.kind === 'action'
        ? { afterMs: 50 * SECOND, settled: { status: 'succeeded', output: {} } }
        : ledger().answer(effect),
  };
  const run = await measured(start, slow, flood(JOINING_MAX + 1, 0, SECOND));
  expect(joinedIn(run)).toHaveLength(JOINING_MAX);
});

test('fewer than a flood wait for the next step, as ever; a flood does not', async () => {
  const plan = aPlan([pause('hour', HOUR)]);
  const few = await measured(aStart(plan), ledger(), flood(FLOOD - 1, SECOND));
  expect(claimsOf(few).every(({ others }) => others === undefined)).toBe(true);
  const firstAt = (run: MeasuredRun) => run.effects.find(({ effect }) => effect.kind === 'claim')?.at ?? Infinity;
  expect(firstAt(few)).toBe(few.endedAt - (FLOOD - 1) * 10);
  const many = await measured(aStart(plan), ledger(), flood(FLOOD, SECOND));
  expect(claimsOf(many)).toHaveLength(1);
  expect(firstAt(many)).toBeLessThan(many.endedAt - 50 * MINUTE);
});

test('a ledger that takes no claim is asked again after a pause, not at every event', async () => {
  let asked = 0;
  const down = {
    answer: (effect: Effect): Answer => {
      if (effect.kind !== 'claim') return { afterMs: 0, settled: { status: 'succeeded', output: {} } };
      asked += 1;
      return asked <= 4
        ? { afterMs: 0, settled: { status: 'failed', failure: { code: 'unavailable', message: 'Down' } } }
        : ledger().answer(effect);
    },
  };
  // Events for 20 seconds, and a pause of 5: four times in vain.
  const run = await measured(aStart(aPlan([pause('hour', HOUR)])), down, flood(200, 100));
  expectAllJoined(run, 200);
  expect(asked).toBeLessThan(30);
});

test('what belongs to another run is let be, and what an older worker leaves out of its answer is claimed again', async () => {
  const notTheFirst = await measured(
    aStart(aPlan([pause('hour', HOUR)])),
    ledger(({ others = [] }) => ({ claimed: false, others: others.map((_, n) => n > 0) })),
    flood(FLOOD, 0),
  );
  expect(joinedIn(notTheFirst)).toHaveLength(FLOOD - 2);
  const older = await measured(
    aStart(aPlan([pause('hour', HOUR)])),
    ledger(() => ({ claimed: true })),
    flood(FLOOD + 5, 0),
  );
  expectAllJoined(older, FLOOD + 5);
});

test('events of two sources are claimed by source', async () => {
  const other = 'another-source' as EventSource;
  const script = flood(FLOOD + 2, 0).map((line, n): ScriptedMessage => {
    const event = { ...anEvent(`event-${n}`), ...(n > 2 ? { source: other } : {}) } satisfies SecurityEvent;
    return { ...line, message: () => ({ type: 'event', event }) };
  });
  const run = await measured(aStart(aPlan([pause('hour', HOUR)])), ledger(), script);
  expectAllJoined(run, FLOOD + 2);
  expect(claimsOf(run)[0]).toMatchObject({ source: 'o365-management', others: ['event-1', 'event-2'] });
});

test(`the last ${JOINED_MAX} are known when they are handed over again, and count once`, async () => {
  const script = [...flood(JOINED_MAX, 10), ...flood(JOINED_MAX, 10).map((line) => ({ ...line, afterMs: 2 * MINUTE }))];
  const run = await measured(aStart(aPlan([pause('hour', HOUR)])), ledger(), script);
  expectAllJoined(run, JOINED_MAX);
});

test(`a run that moves on in a flood carries ${EVENTS_MAX} whole events at most for steps that wait for one`, async () => {
  const plan = aPlan([act('slow'), hear('one', { where: 'event.n == 499' })]);
  const answers = {
    answer: (effect: Effect): Answer =>
      effect.kind === 'action'
        ? { afterMs: 50 * SECOND, settled: { status: 'succeeded', output: {} } }
        : ledger().answer(effect),
  };
  const run = await measured(aStart(plan), answers, [...flood(500, 10, SECOND), movesOn(30 * SECOND)]);
  expectAllJoined(run, 500);
  expect(run.segments[0]?.journalBytes).toBeLessThan(200 * 1_024);
  expect(run.records.find(({ event }) => event.type === 'decided')?.event).toMatchObject({ value: 'event-499' });
});
