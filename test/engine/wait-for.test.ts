import { expect, test } from 'vitest';
import { EVENTS_BYTES_MAX, EVENTS_MAX } from '../../engine/join-events.ts';
import {
  act,
  again,
  anEvent,
  answersOf,
  aPlan,
  branches,
  cel,
  cancels,
  effects,
  fail,
  gives,
  hear,
  HOUR,
  joins,
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
} from './plans.ts';

const late = [fail('late', 'nothing-came')];

test('an event that comes in time wakes the step at once', async () => {
  const plan = aPlan([hear('reply', { onTimeout: late })]);
  const rehearsal = await run(plan, answersOf(), [joins(10 * MINUTE, anEvent('e1', { user_id: 'x' }))]);
  expect(rehearsal.endedAt - MONDAY).toBe(10 * MINUTE);
  expect(outputOf(rehearsal, 'reply')).toMatchObject({ arrived: true, event: { id: 'e1', user_id: 'x' } });
  expect(effects(rehearsal, 'claim')).toEqual(['~run']);
});

test('an event that has come since the run began counts, and is no wait', async () => {
  const plan = aPlan([pause('first', HOUR), hear('reply')]);
  const rehearsal = await run(plan, answersOf(), [joins(MINUTE, anEvent('e1'))]);
  expect(rehearsal.endedAt - MONDAY).toBe(HOUR);
  expect(rehearsal.records.map(({ event }) => event.type)).not.toContain('step-waiting-event');
  expect(outputOf(rehearsal, 'reply')).toMatchObject({ arrived: true });
});

test('an event of another type, or one that `where` does not let through, wakes nobody', async () => {
  const plan = aPlan([hear('reply', { where: 'event.n > 1 && event.n < 4' })]);
  const script = [
    joins(MINUTE, anEvent('e1', { n: 2 }, 'o365.url_click')),
    joins(2 * MINUTE, anEvent('e2', { n: 1 })),
    joins(3 * MINUTE, anEvent('e3', { n: 3 })),
  ];
  expect(outputOf(await run(plan, answersOf(), script), 'reply')).toMatchObject({ event: { id: 'e3' } });
});

test('a `where` that reads what the event does not have is false, and one that cannot be evaluated fails', async () => {
  const missing = aPlan([hear('reply', { where: 'steps.none.output.x == 1' }), set('none', {})]);
  expect(outputOf(await run(missing, answersOf(), [joins(MINUTE, anEvent('e1'))]), 'reply')).toEqual({
    arrived: false,
  });
  const wrong = aPlan([hear('reply', { where: 'event.n + "a" == "b"' })]);
  const failed = await run(wrong, answersOf(), [joins(MINUTE, anEvent('e1', { n: 1 }))]);
  expect(failed.end.failure?.code).toBe('expression-failed');
});

test('when time is over `onTimeout` runs; unless it ends the run the step has succeeded', async () => {
  const kept = await run(aPlan([hear('reply', { onTimeout: [act('tell')] }), act('next')]));
  expect(kept.endedAt - MONDAY).toBe(HOUR);
  expect(settled(kept)).toEqual(['reply/~timeout/tell succeeded', 'reply succeeded', 'next succeeded']);
  expect(outputOf(kept, 'reply')).toEqual({ arrived: false });
  const ended = await run(aPlan([hear('reply', { onTimeout: late }), act('next')]));
  expect(ended.end.failure?.ownCode).toBe('nothing-came');
});

test('an event in the last moment counts; one a moment later does not', async () => {
  const plan = aPlan([hear('reply', { withinMs: MINUTE }), pause('then', HOUR)]);
  const just = await run(plan, answersOf(), [joins(MINUTE - 1, anEvent('e1'))]);
  expect(outputOf(just, 'reply')).toMatchObject({ arrived: true });
  const over = await run(plan, answersOf(), [joins(MINUTE + 1, anEvent('e1'))]);
  expect(outputOf(over, 'reply')).toEqual({ arrived: false });
});

test('an event wakes a step once, also in the turns of a loop; another step may be woken by it too', async () => {
  const plan = aPlan([again({ id: 'loop', max: 2, until: 'false', steps: [hear('reply', { withinMs: MINUTE })] })]);
  const rehearsal = await run(plan, answersOf(), [joins(SECOND, anEvent('e1'))]);
  expect(outputOf(rehearsal, 'loop[0]/reply')).toMatchObject({ arrived: true });
  expect(outputOf(rehearsal, 'loop[1]/reply')).toEqual({ arrived: false });
  const both = aPlan([branches('both', { one: [hear('a')], other: [hear('b')] })]);
  expect((await run(both, answersOf(), [joins(SECOND, anEvent('e1'))])).endedAt - MONDAY).toBe(SECOND);
});

test('an event that belongs to another run does not count', async () => {
  const answers = answersOf({ claim: gives({ claimed: false }) });
  const rehearsal = await run(aPlan([hear('reply')]), answers, [joins(MINUTE, anEvent('e1'))]);
  expect(outputOf(rehearsal, 'reply')).toEqual({ arrived: false });
});

test('an event whose claim cannot be written is claimed again after five seconds', async () => {
  const down = {
    afterMs: 0,
    settled: { status: 'failed', failure: { code: 'ledger-unavailable', message: '' } },
  } as const;
  const answers = answersOf({ claim: [down, down, gives({ claimed: true })] });
  const rehearsal = await run(aPlan([hear('reply')]), answers, [joins(MINUTE, anEvent('e1'))]);
  expect(rehearsal.endedAt - MONDAY).toBe(MINUTE + 10 * SECOND);
});

test('a cancel ends the wait, and so does the timeout of the step', async () => {
  expect((await run(aPlan([hear('reply')]), answersOf(), [cancels(MINUTE)])).outcome).toBe('cancelled');
  const bounded = await run(aPlan([hear('reply', { timeoutMs: MINUTE, onTimeout: [act('never')] })]));
  expect(bounded.end.failure?.code).toBe('step-timeout');
  expect(effects(bounded, 'action')).toEqual([]);
});

test('moving on at any moment changes nothing: before the event, after it, and while `onTimeout` runs', async () => {
  const plan = aPlan([
    pause('first', MINUTE),
    hear('reply', { where: 'event.n == 2' }),
    hear('other', { where: 'event.n == 3', withinMs: 10 * MINUTE, onTimeout: [pause('tail', MINUTE)] }),
  ]);
  const script = [joins(30 * SECOND, anEvent('e1', { n: 1 })), joins(20 * MINUTE, anEvent('e2', { n: 2 }))];
  const still = await run(plan, answersOf(), script);
  for (const moment of [10 * SECOND, 40 * SECOND, 2 * MINUTE, 20 * MINUTE - 1, 20 * MINUTE + 1]) {
    const moved = await run(plan, answersOf(), [...script, movesOn(moment)]);
    expect(moved.segments).toBe(2);
    expect(moved.records).toEqual(still.records);
  }
  const silent = aPlan([hear('reply', { onTimeout: [pause('tail', MINUTE)] }), set('done', { n: lit(1) })]);
  const moved = await run(silent, answersOf(), [movesOn(HOUR + SECOND)]);
  expect(moved.segments).toBe(2);
  expect(moved.records).toEqual((await run(silent)).records);
});

test(`a run keeps the last ${EVENTS_MAX} events, and no more than ${EVENTS_BYTES_MAX} bytes of them`, async () => {
  const plan = aPlan([
    pause('first', HOUR),
    hear('one', { where: 'event.n == 0', withinMs: SECOND }),
    hear('two', { where: 'event.n == 1' }),
  ]);
  const flood = Array.from({ length: EVENTS_MAX + 1 }, (_, n) => joins(MINUTE + n, anEvent(`e${n}`, { n })));
  const many = await run(plan, answersOf(), flood);
  expect([outputOf(many, 'one'), outputOf(many, 'two')]).toMatchObject([{ arrived: false }, { arrived: true }]);
  const big = [0, 1].map((n) => joins(MINUTE + n, anEvent(`e${n}`, { n, text: 'x'.repeat(EVENTS_BYTES_MAX * 0.6) })));
  const few = await run(aPlan(plan.steps, { budgets: { outputBytes: EVENTS_BYTES_MAX } }), answersOf(), big);
  expect([outputOf(few, 'one'), outputOf(few, 'two')]).toMatchObject([{ arrived: false }, { arrived: true }]);
});

test('an event of the group that started the run belongs to it and does not join it again', async () => {
  const [first, second, third] = [anEvent('e1'), anEvent('e2'), anEvent('e3')];
  const plan = aPlan([pause('work', MINUTE)], { outputs: { ids: cel('events.map(one, one.id)') } });
  const start = { event: first, events: [first, second] };
  const rehearsal = await run(plan, answersOf(), [joins(SECOND, second), joins(SECOND, third)], start);
  expect(rehearsal.end).toMatchObject({ outputs: { ids: ['e1', 'e2'] } });
  const joined = rehearsal.records.flatMap(({ event }) => (event.type === 'event-joined' ? [event.eventId] : []));
  expect(joined).toEqual(['e3']);
});

test('of a run that no group started the events are its event', async () => {
  const plan = aPlan([], { outputs: { ids: cel('events.map(one, one.id)') } });
  const rehearsal = await run(plan, answersOf(), [], { event: anEvent('e1') });
  expect(rehearsal.end).toMatchObject({ outputs: { ids: ['e1'] } });
});
