import { expect, test } from 'vitest';
import {
  act,
  answersOf,
  aPlan,
  approve,
  cancels,
  decides,
  effects,
  failsWith,
  HOUR,
  MINUTE,
  MONDAY,
  movesOn,
  outputOf,
  pause,
  race,
  run,
  SECOND,
  settled,
} from './plans.ts';

test('the first branch to end wins, and the others are cancelled at once', async () => {
  const rehearsal = await run(aPlan([race('who', { slow: [pause('long', HOUR)], fast: [pause('short', MINUTE)] })]));
  expect(rehearsal.endedAt - MONDAY).toBe(MINUTE);
  expect(outputOf(rehearsal, 'who')).toEqual({ winner: 'fast' });
  expect(settled(rehearsal)).toEqual(['who/fast/short succeeded', 'who/slow/long cancelled', 'who succeeded']);
});

test('whoever fails first decides as well, and what fails later does not', async () => {
  const plan = aPlan([race('who', { breaks: [act('x')], waits: [pause('p', 20 * SECOND)] })]);
  const first = await run(plan, answersOf({ 'who/breaks/x': failsWith('not-found') }));
  expect(first.end.failure?.code).toBe('not-found');
  const late = { ...failsWith('not-found'), afterMs: 50 * SECOND };
  const after = await run(plan, answersOf({ 'who/breaks/x': late }));
  expect([after.outcome, after.endedAt - MONDAY]).toEqual(['succeeded', 50 * SECOND]);
});

test('an approval that lost is closed, and a decision that comes later is told so', async () => {
  const plan = aPlan([
    race('who', { asked: [approve('ok', { notBy: [] })], late: [pause('p', 10 * MINUTE)] }),
    pause('then', HOUR),
  ]);
  const { records, said } = await run(plan, answersOf(), [decides(20 * MINUTE, 'who/asked/ok', 'bruno')]);
  expect(records.map(({ event }) => event)).toContainEqual(
    expect.objectContaining({ type: 'approval-closed', because: 'cancelled' }),
  );
  expect(said[0]?.answer).toMatchObject({ accepted: false });
});

test('a cancel ends all branches, and a branch that is empty wins at once', async () => {
  const waiting = race('who', { a: [pause('x', HOUR)], b: [pause('y', HOUR)] });
  expect((await run(aPlan([waiting]), answersOf(), [cancels(MINUTE)])).outcome).toBe('cancelled');
  const empty = await run(aPlan([race('who', { nothing: [], slow: [act('never'), pause('x', HOUR)] })]));
  expect(outputOf(empty, 'who')).toEqual({ winner: 'nothing' });
});

test('moving on at any moment changes nothing: before the decision, and while a loser’s effect is on its way', async () => {
  const plan = aPlan([
    race('who', { write: [act('w')], first: [pause('p', 20 * SECOND)], slow: [pause('s', HOUR)] }),
    act('after'),
  ]);
  const answers = () => answersOf({ 'who/write/w': { ...failsWith('not-found'), afterMs: 50 * SECOND } });
  const straight = await run(plan, answers());
  expect(straight.outcome).toBe('succeeded');
  for (const at of [1, 19 * SECOND, 20 * SECOND, 30 * SECOND, 49 * SECOND]) {
    const moved = await run(plan, answers(), [movesOn(at)]);
    expect(moved.segments).toBe(2);
    expect(moved.records).toEqual(straight.records);
    expect(effects(moved, 'action')).toEqual(effects(straight, 'action'));
  }
});
