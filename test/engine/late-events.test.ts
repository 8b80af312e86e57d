import { describe, expect, test } from 'vitest';
import type { MessageAnswer } from '../../contracts/messages.ts';
import type { RunEnd } from '../../engine/effects.ts';
import { EVENTS_MAX } from '../../engine/join-events.ts';
import { LATE_BYTES_MAX, LATE_MAX } from '../../engine/late-events.ts';
import { startRun } from '../../engine/start-run.ts';
import type { Rehearsal, ScriptedMessage } from '../../rehearsal/rehearse.ts';
import { VirtualClock } from '../../rehearsal/virtual-clock.ts';
import { VirtualEffects } from '../../rehearsal/virtual-effects.ts';
import {
  act,
  anEvent,
  answersOf,
  aPlan,
  aStart,
  failsWith,
  gives,
  HOUR,
  joins,
  MINUTE,
  MONDAY,
  movesOn,
  pause,
  run,
  SECOND,
} from './plans.ts';

const event = anEvent('e-1');
const starter = { kind: 'event', eventId: 'e-1' } as const;
const plan = aPlan([act('x')], { finally: [pause('tidy', HOUR)] });
const late = (id: string, at = MINUTE, fields = {}): ScriptedMessage => joins(at, anEvent(id, fields));

/** Ids of what each effect gave back. */
const given = ({ effects }: Pick<Rehearsal, 'effects'>): readonly (readonly string[])[] =>
  effects.flatMap(({ effect }) =>
    effect.kind === 'flush' && effect.late !== undefined ? [effect.late.map(({ id }) => id)] : [],
  );

describe('an event that comes when the run tidies up', () => {
  test('is given back at the end, once, and the others with it', async () => {
    const script = [late('e-2'), late('e-2', 2 * MINUTE), late('e-3', 3 * MINUTE), late('e-1', 4 * MINUTE)];
    const rehearsal = await run(plan, answersOf(), script, { event, starter });
    expect(given(rehearsal)).toEqual([['e-2', 'e-3']]);
    expect(rehearsal.said.map(({ answer }) => answer.accepted)).toEqual([false, false, false, true]);
  });

  test('is given back where the run has moved on since', async () => {
    const rehearsal = await run(plan, answersOf(), [late('e-2'), movesOn(2 * MINUTE)], { event, starter });
    expect([given(rehearsal), rehearsal.segments]).toEqual([[['e-2']], 2]);
  });

  test('is given back while the ledger is down, as soon as it is up', async () => {
    const flush = [gives({}), failsWith('unavailable'), failsWith('unavailable'), gives({})];
    const rehearsal = await run(plan, answersOf({ flush }), [late('e-2')], { event, starter });
    expect(given(rehearsal).length).toBeGreaterThan(1);
    expect(rehearsal.outcome).toBe('succeeded');
  });

  test('waits for the ledger over moving on', async () => {
    const flush = [gives({}), gives({}), failsWith('unavailable'), gives({})];
    const script = [late('e-2'), movesOn(HOUR + 2 * SECOND)];
    const rehearsal = await run(plan, answersOf({ flush }), script, { event, starter });
    expect([given(rehearsal), rehearsal.segments]).toEqual([[['e-2'], ['e-2']], 2]);
  });

  test('also while others are given back', async () => {
    const flush = [gives({}), gives({}), gives({}, 10 * SECOND), gives({})];
    const script = [late('e-2'), late('e-3', HOUR + 5 * SECOND)];
    expect(given(await run(plan, answersOf({ flush }), script, { event, starter }))).toEqual([['e-2'], ['e-3']]);
  });

  test('is let go by the run of a group', async () => {
    const events = [event, anEvent('e-0')];
    expect(given(await run(plan, answersOf(), [late('e-2')], { event, events, starter }))).toEqual([]);
  });

  test.each([
    [LATE_MAX, LATE_MAX],
    [LATE_MAX + 1, LATE_MAX],
  ])('of %i so many are kept: %i', async (count, kept) => {
    const script = Array.from({ length: count }, (_, index) => late(`late-${index}`, MINUTE + index));
    const [ids] = given(await run(plan, answersOf(), script, { event, starter }));
    expect(ids).toHaveLength(kept);
  });

  test('is not kept where it is too long for the journal', async () => {
    const script = [late('long', MINUTE, { text: 'x'.repeat(LATE_BYTES_MAX) }), late('short', 2 * MINUTE)];
    expect(given(await run(plan, answersOf(), script, { event, starter }))).toEqual([['short']]);
  });
});

describe('an event that comes when the run has ended and still answers people', () => {
  const ended = async (script: Parameters<typeof answersOf>[0] = {}) => {
    const clock = new VirtualClock(MONDAY);
    const effects = new VirtualEffects(clock, answersOf(script));
    const handle = startRun(aStart(aPlan([act('x')])), effects);
    const come = async (what: Promise<RunEnd>): Promise<RunEnd | undefined> => {
      let end: RunEnd | undefined;
      void what.then((came) => (end = came));
      await clock.runUntil(() => end !== undefined);
      return end;
    };
    await come(handle.end);
    const hand = (id: string): MessageAnswer => handle.deliver({ type: 'event', event: anEvent(id) });
    return { clock, effects, handle, hand, leave: () => come(handle.leave()) };
  };

  test('is given back when it has answered them', async () => {
    const { effects, hand, leave } = await ended();
    expect(hand('e-2')).toEqual({ accepted: false, because: 'run-ended' });
    expect(await leave()).toMatchObject({ kind: 'ended', outcome: 'succeeded' });
    expect(given({ effects: effects.seen })).toEqual([['e-2']]);
  });

  test('is given back with those that come meanwhile', async () => {
    const { clock, effects, hand, leave } = await ended({ flush: gives({}, 2 * SECOND) });
    hand('e-2');
    clock.at(clock.now + SECOND, () => void hand('e-3'));
    await leave();
    expect(given({ effects: effects.seen })).toEqual([['e-2'], ['e-3']]);
  });

  test('is carried on by a run that moves on while the ledger is down', async () => {
    const { clock, handle, hand, leave } = await ended({ flush: [gives({}), failsWith('unavailable')] });
    hand('e-2');
    clock.at(clock.now + SECOND, () => void handle.deliver({ type: 'move-on' }));
    expect(await leave()).toMatchObject({ kind: 'moved-on', journal: { late: [{ id: 'e-2' }] } });
  });

  test('is let go by a run of before, whose history has no such call', async () => {
    const { effects, hand, leave } = await ended();
    effects.goesBy = () => false;
    hand('e-2');
    expect(await leave()).toMatchObject({ kind: 'ended' });
    expect(given({ effects: effects.seen })).toEqual([]);
  });

  test('is nothing to wait for where none came', async () => {
    const { effects, leave } = await ended();
    const calls = effects.seen.length;
    expect([(await leave())?.kind, effects.seen.length]).toEqual(['ended', calls]);
  });
});

test('a run that could not be continued has nothing to give back', async () => {
  const effects = new VirtualEffects(new VirtualClock(MONDAY), answersOf());
  const handle = startRun(aStart(aPlan([]), { journal: { journalVersion: 99 } }), effects);
  expect([await handle.leave(), effects.seen]).toEqual([await handle.end, []]);
});

test('a run of an event that is another run’s gives back what came meanwhile', async () => {
  const claim = gives({ claimed: false }, 10 * SECOND);
  const rehearsal = await run(plan, answersOf({ claim }), [late('e-2', SECOND)], { event, starter });
  expect([rehearsal.outcome, given(rehearsal)]).toEqual(['duplicate', [['e-2']]]);
});

test('of a flood it gives the newest back', async () => {
  const claim = gives({ claimed: false }, 10 * SECOND);
  const script = Array.from({ length: EVENTS_MAX + 1 }, (_, index) => late(`late-${index}`, SECOND + index));
  const [ids] = given(await run(plan, answersOf({ claim }), script, { event, starter }));
  expect([ids?.length, ids?.[0]]).toEqual([EVENTS_MAX, 'late-1']);
});
