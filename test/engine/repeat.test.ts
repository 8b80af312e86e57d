import { expect, test } from 'vitest';
import { DEFAULT_BUDGETS } from '../../language/plan/budgets.ts';
import {
  act,
  again,
  aPlan,
  answersOf,
  approve,
  cancels,
  cel,
  decides,
  each,
  effects,
  fail,
  gives,
  HOUR,
  lit,
  MINUTE,
  MONDAY,
  movesOn,
  outputOf,
  pause,
  run,
  set,
  settled,
} from './plans.ts';

test('turns follow one after the other until the condition holds, each with paths of its own', async () => {
  const step = again({ id: 'poll', until: 'steps.look.output == 3', steps: [act('look')] });
  const rehearsal = await run(
    aPlan([step]),
    answersOf({ 'poll[0]/look': gives(1), 'poll[1]/look': gives(2), 'poll[2]/look': gives(3) }),
  );
  expect(effects(rehearsal, 'action')).toEqual(['poll[0]/look', 'poll[1]/look', 'poll[2]/look']);
  expect(outputOf(rehearsal, 'poll')).toEqual({ turns: 3, outputs: { look: 3 } });
});

test('the last turn may be the one; one turn later the step has failed', async () => {
  const step = (max: number) =>
    again({ id: 'count', until: 'vars.n == 3', max, steps: [set('up', { n: cel('vars.n + 1') })] });
  const plan = (max: number) => aPlan([set('start', { n: lit(0) }), step(max)]);
  expect((await run(plan(3))).outcome).toBe('succeeded');
  const { end } = await run(plan(2));
  expect(end.failure).toMatchObject({ code: 'until-not-met', message: expect.stringContaining('after 2 turns') });
});

test('the next turn is due from the start of the last one, and at once after a longer one', async () => {
  const step = (work: number) =>
    again({ id: 'poll', until: 'false', max: 3, everyMs: 10 * MINUTE, steps: [pause('work', work)] });
  expect((await run(aPlan([step(MINUTE)]))).endedAt - MONDAY).toBe(21 * MINUTE);
  expect((await run(aPlan([step(10 * MINUTE)]))).endedAt - MONDAY).toBe(30 * MINUTE);
  expect((await run(aPlan([step(15 * MINUTE)]))).endedAt - MONDAY).toBe(45 * MINUTE);
});

test('a pause between two turns is told, and a turn that is due at once is not', async () => {
  const waiting = async (everyMs: number) =>
    (await run(aPlan([again({ id: 'poll', until: 'false', max: 3, everyMs })]))).records.flatMap(({ event }) =>
      event.type === 'step-waiting' ? [event.reason] : [],
    );
  expect(await waiting(MINUTE)).toEqual(['next-turn', 'next-turn']);
  expect(await waiting(0)).toEqual([]);
});

test('a cancel ends a pause at once, and a turn as its steps end', async () => {
  const paused = again({ id: 'poll', until: 'false', everyMs: HOUR });
  const late = await run(aPlan([paused]), answersOf(), [cancels(30 * MINUTE)]);
  expect([late.outcome, late.endedAt - MONDAY]).toEqual(['cancelled', 30 * MINUTE]);
  const working = again({ id: 'poll', until: 'false', steps: [pause('work', HOUR)] });
  const inTurn = await run(aPlan([working]), answersOf(), [cancels(90 * MINUTE)]);
  expect(settled(inTurn)).toEqual(['poll[0]/work succeeded', 'poll[1]/work cancelled', 'poll cancelled']);
});

test('turns are taken from the budget of loop turns, together with those of other loops', async () => {
  const plan = (iterations: number) =>
    aPlan([each({ id: 'loop' }), again({ id: 'poll', until: 'false', max: 3, catch: [{ steps: [] }] })], {
      budgets: { ...DEFAULT_BUDGETS, iterations },
    });
  expect((await run(plan(6))).outcome).toBe('succeeded');
  expect((await run(plan(5))).end.failure?.code).toBe('budget-iterations');
});

test('in the last steps of a run a used up budget fails the step, and the steps after it run', async () => {
  const steps = [again({ id: 'poll', until: 'false', max: 3 })];
  const { end } = await run(
    aPlan([fail('no', 'no')], { finally: steps, budgets: { ...DEFAULT_BUDGETS, iterations: 0 } }),
  );
  expect(end.outcome).toBe('failed');
});

test('turns without steps and without pauses lose no record, however many they are', async () => {
  const { records } = await run(aPlan([again({ id: 'spin', until: 'false', max: 450 })]));
  expect(records.filter(({ event }) => event.type === 'decided')).toHaveLength(450);
  expect(records.map(({ event }) => event.type)).not.toContain('records-lost');
});

test('approvals of different turns are different approvals', async () => {
  const step = again({
    id: 'ask',
    until: 'steps.ok.output.approved',
    steps: [approve('ok', { notBy: [] })],
  });
  const rehearsal = await run(aPlan([step]), answersOf(), [
    decides(MINUTE, 'ask[0]/ok', 'bruno', false),
    decides(2 * MINUTE, 'ask[1]/ok', 'bruno', true),
  ]);
  expect(outputOf(rehearsal, 'ask')).toMatchObject({ turns: 2, outputs: { ok: { approved: true } } });
});

test('moving on at any moment changes nothing: in a turn, in a pause, with variables of earlier turns', async () => {
  const step = again({
    id: 'poll',
    until: 'vars.n >= 3',
    everyMs: 10 * MINUTE,
    steps: [
      pause('work', 4 * MINUTE),
      set('up', { n: cel('vars.n + 1') }),
      act('tell', { with: { n: cel('vars.n') } }),
    ],
  });
  const plan = aPlan([set('start', { n: lit(0) }), step]);
  const straight = await run(plan);
  for (const minute of [1, 5, 11, 13, 19, 21]) {
    const moved = await run(plan, answersOf(), [movesOn(minute * MINUTE)]);
    expect(moved.segments).toBe(2);
    expect(moved.records.map(({ at, event }) => ({ at, event }))).toEqual(
      straight.records.map(({ at, event }) => ({ at, event })),
    );
  }
});
