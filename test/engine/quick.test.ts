import { expect, test } from 'vitest';
import type { Effect } from '../../contracts/activities.ts';
import type { Effects } from '../../engine/effects.ts';
import { startRun } from '../../engine/start-run.ts';
import { VirtualClock } from '../../rehearsal/virtual-clock.ts';
import { VirtualEffects } from '../../rehearsal/virtual-effects.ts';
import { act, aPlan, answersOf, aStart, gives, MONDAY, pause, run } from './plans.ts';

const look = (id: string) => act(id, { action: 'test.read' });

/** The effects of a rehearsal, each with how many records rode along. */
function rides(effects: readonly { effect: Effect }[]): readonly string[] {
  return effects.map(({ effect }) => `${effect.kind} ${effect.path} ${effect.records.length}`);
}

test('quick actions leave the records to the end', async () => {
  const { effects, records } = await run(aPlan([look('a'), look('b'), look('c')]));
  expect(rides(effects)).toEqual(['action a 0', 'action b 0', 'action c 0', 'flush ~run 8']);
  expect(records.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test('records ride with the next action that is not quick, and go out before a wait', async () => {
  const { effects } = await run(aPlan([look('a'), look('b'), act('c'), look('d'), pause('p', 10_000), look('e')]));
  expect(rides(effects).slice(0, 6)).toEqual([
    'action a 0',
    'action b 0',
    'action c 6',
    'action d 0',
    'flush ~run 5',
    'action e 0',
  ]);
});

test.each([
  [999, 0],
  [1_000, 6],
])('records that have waited for %i ms: a quick action takes %i along', async (afterMs, ride) => {
  const answers = answersOf({ b: gives({}, afterMs) });
  const { effects } = await run(aPlan([look('a'), look('b'), look('c')]), answers);
  expect(rides(effects)[2]).toBe(`action c ${ride}`);
});

test('a quick action that came to nothing is made the long way, with the records that waited', async () => {
  const clock = new VirtualClock(MONDAY);
  const virtual = new VirtualEffects(clock, answersOf());
  const tries: string[] = [];
  const impatient: Effects = {
    act: (effect, hints, cancel) => {
      tries.push(`${effect.path} ${hints.quick ? 'quick' : 'regular'} ${effect.records.length}`);
      return hints.quick && effect.path === 'b'
        ? Promise.resolve({ status: 'unsettled', recorded: false })
        : virtual.act(effect, hints, cancel);
    },
    until: (condition, deadline) => virtual.until(condition, deadline),
    now: () => virtual.now(),
    segment: () => virtual.segment(),
    goesBy: () => true,
    annotate: (state) => virtual.annotate(state),
  };
  const handle = startRun(aStart(aPlan([look('a'), look('b')])), impatient);
  let outcome: string | undefined;
  void handle.end.then((end) => (outcome = end.kind === 'ended' ? end.outcome : end.kind));
  await clock.runUntil(() => outcome !== undefined);
  expect(outcome).toBe('succeeded');
  expect(tries).toEqual(['a quick 0', 'b quick 0', 'b regular 4', '~run quick 2']);
});
