import { expect, test } from 'vitest';
import type { Effect } from '../../contracts/activities.ts';
import { OUTBOX_MAX } from '../../engine/outbox.ts';
import type { Answer, Answers } from '../../rehearsal/answers.ts';
import { act, aPlan, answersOf, each, gives, MINUTE, MONDAY, movesOn, pause, run, SECOND, set } from './plans.ts';

/** The ledger takes nothing until the moment; whatever else is asked succeeds. */
function downUntil(moment: number): Answers {
  const answers = answersOf();
  return {
    answer(effect: Effect, now: number): Answer {
      return { ...answers.answer(effect, now), recorded: now >= MONDAY + moment };
    },
  };
}

test('records wait while the ledger is down and are all there, in order, when it is back (F9)', async () => {
  const rehearsal = await run(aPlan([act('a'), pause('p', MINUTE), act('b')]), downUntil(30 * SECOND));
  expect(rehearsal.records.map(({ seq }) => seq)).toEqual(rehearsal.records.map((_, index) => index + 1));
  expect(rehearsal.outcome).toBe('succeeded');
});

test('a run does not end before its end is recorded, however long that takes (F9)', async () => {
  const rehearsal = await run(aPlan([act('a')]), downUntil(20 * MINUTE));
  expect(rehearsal.records.at(-1)?.event.type).toBe('run-ended');
  expect(rehearsal.endedAt - MONDAY).toBeGreaterThanOrEqual(20 * MINUTE);
});

test('a run that waits for the ledger to record its end can move on', async () => {
  const rehearsal = await run(aPlan([act('a')]), downUntil(20 * MINUTE), [movesOn(10 * MINUTE)]);
  expect(rehearsal.segments).toBe(2);
  expect(rehearsal.outcome).toBe('succeeded');
});

test('records beyond the limit of the outbox are counted as lost, and the run’s end never is', async () => {
  const loop = each({ id: 'loop', in: 'inputs.list', steps: [set('s', {})] });
  const rehearsal = await run(aPlan([loop]), downUntil(MINUTE), [], {
    inputs: { list: Array.from({ length: 300 }, (_, n) => n) },
  });
  const lost = rehearsal.records.flatMap(({ event }) => (event.type === 'records-lost' ? [event.count] : []));
  expect(lost.reduce((sum, count) => sum + count, 0)).toBe(
    rehearsal.records.at(-1)?.seq === undefined ? 0 : (rehearsal.records.at(-1)?.seq ?? 0) - rehearsal.records.length,
  );
  expect(rehearsal.records.filter(({ event }) => event.type === 'run-ended')).toHaveLength(1);
  expect(rehearsal.records.length).toBeLessThanOrEqual(OUTBOX_MAX + 3);
});

test('a call whose records were not taken is not made again for them', async () => {
  const rehearsal = await run(aPlan([act('a')]), {
    answer: (effect) => ({ ...gives({}), recorded: effect.kind === 'flush' }),
  });
  expect(rehearsal.effects.filter(({ effect }) => effect.kind === 'action')).toHaveLength(1);
});
