import { describe, expect, test } from 'vitest';
import { EVENTS_MAX } from '../../engine/join-events.ts';
import { LATE_BYTES_MAX, LATE_MAX } from '../../engine/late-events.ts';
import type { Rehearsal, ScriptedMessage } from '../../rehearsal/rehearse.ts';
import {
  act,
  anEvent,
  answersOf,
  aPlan,
  failsWith,
  gives,
  HOUR,
  joins,
  MINUTE,
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
const given = (rehearsal: Rehearsal): readonly (readonly string[])[] =>
  rehearsal.effects.flatMap(({ effect }) =>
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
