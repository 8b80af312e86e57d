import { describe, expect, test } from 'vitest';
import type { Undo } from '../../language/plan/plan.ts';
import type { Answer } from '../../rehearsal/answers.ts';
import type { Rehearsal } from '../../rehearsal/rehearse.ts';
import {
  act,
  answersOf,
  aPlan,
  branches,
  cancels,
  cel,
  each,
  effects,
  fail,
  failsWith,
  gives,
  group,
  HOUR,
  MINUTE,
  MONDAY,
  movesOn,
  pause,
  race,
  rollsBack,
  run,
  SECOND,
  settled,
  stop,
} from './plans.ts';

const undo = (more: Partial<Undo> = {}): Undo => ({ action: 'test.write', with: {}, readsOutput: false, ...more });
const ofOutput = undo({ with: { what: cel('self.output.done') }, readsOutput: true });
const failing = fail('end', 'no-way');
const undone = (rehearsal: Rehearsal) =>
  rehearsal.records.flatMap(({ event }) =>
    event.type === 'step-settled' && event.kind === 'undo' ? [`${event.path} ${event.status}`] : [],
  );
const inputsOf = (rehearsal: Rehearsal, path: string) =>
  rehearsal.effects.flatMap(({ effect }) => (effect.kind === 'action' && effect.path === path ? [effect.input] : []));
const undoes = { undoOnFailure: true } as const;

describe('a run that fails with `onFailure: undo`', () => {
  test('takes back what it did, the last first', async () => {
    const rehearsal = await run(
      aPlan([act('a', { undo: undo() }), act('b', { undo: undo() }), act('c'), failing], undoes),
    );
    expect(undone(rehearsal)).toEqual(['b/~undo succeeded', 'a/~undo succeeded']);
    expect([rehearsal.outcome, rehearsal.end.failure?.ownCode]).toEqual(['failed', 'no-way']);
  });

  test('gives the undo what the step had answered', async () => {
    const rehearsal = await run(aPlan([act('a', { undo: ofOutput }), failing], undoes));
    expect(inputsOf(rehearsal, 'a/~undo')).toEqual([{ what: 'a' }]);
  });

  test('takes back what stands in groups, branches and turns', async () => {
    const inside = (id: string) => act(id, { undo: undo() });
    const plan = aPlan(
      [
        group('g', [inside('x')]),
        branches('p', { one: [inside('y')] }),
        each({ id: 'e', in: '[1, 2]', steps: [inside('z')] }),
        failing,
      ],
      undoes,
    );
    expect(undone(await run(plan))).toEqual([
      'e[1]/z/~undo succeeded',
      'e[0]/z/~undo succeeded',
      'p/one/y/~undo succeeded',
      'g/x/~undo succeeded',
    ]);
  });

  test('takes back nothing where it succeeds, stops or is cancelled', async () => {
    const steps = [act('a', { undo: undo() })];
    expect(undone(await run(aPlan(steps, undoes)))).toEqual([]);
    expect(undone(await run(aPlan([...steps, stop('s', 'enough')], undoes)))).toEqual([]);
    const waiting = aPlan([...steps, pause('nap', HOUR)], undoes);
    expect(undone(await run(waiting, answersOf(), [cancels(MINUTE)]))).toEqual([]);
  });

  test('takes back nothing without it', async () => {
    expect(undone(await run(aPlan([act('a', { undo: undo() }), failing])))).toEqual([]);
  });

  test('runs `finally` after it, and knows there what was taken back', async () => {
    const plan = aPlan([act('a', { undo: undo() }), failing], { ...undoes, finally: [act('last')] });
    expect(settled(await run(plan))).toEqual([
      'a succeeded',
      'end failed',
      'a/~undo succeeded',
      '~finally/last succeeded',
    ]);
  });
});

describe('a step that did not succeed', () => {
  const plan = aPlan([act('a', { undo: undo() })], undoes);

  test.each(['not-found', 'throttled'] as const)('and was refused with %s has nothing to take back', async (code) => {
    expect(undone(await run(plan, answersOf({ a: failsWith(code) })))).toEqual([]);
  });

  test.each(['outcome-unknown', 'unavailable'] as const)(
    'and ended %s is taken back, since it may have',
    async (code) => {
      expect(undone(await run(plan, answersOf({ a: failsWith(code) })))).toEqual(['a/~undo succeeded']);
    },
  );

  test('after an earlier try that nobody knows of is taken back, whatever the last one says', async () => {
    const retry = { attempts: 2, backoffMs: { first: SECOND, max: SECOND } };
    const tried = aPlan([act('a', { undo: undo(), retry })], undoes);
    const answers = answersOf({ a: [failsWith('outcome-unknown'), failsWith('not-found')] });
    expect(undone(await run(tried, answers))).toEqual(['a/~undo succeeded']);
  });

  test('yet, and moves on between two tries, is taken back once', async () => {
    const retry = { attempts: 2, backoffMs: { first: MINUTE, max: MINUTE } };
    const tried = aPlan([act('a', { undo: undo(), retry }), failing], undoes);
    const answers = answersOf({ a: [failsWith('outcome-unknown'), gives({})] });
    const moved = await run(tried, answers, [movesOn(SECOND)]);
    expect([moved.segments, undone(moved)]).toEqual([2, ['a/~undo succeeded']]);
  });

  test('and whose undo reads its output cannot be taken back, which is told', async () => {
    const unclear = aPlan([act('before', { undo: undo() }), act('a', { undo: ofOutput })], undoes);
    const rehearsal = await run(unclear, answersOf({ a: failsWith('outcome-unknown') }));
    expect(undone(rehearsal)).toEqual(['a/~undo failed', 'before/~undo succeeded']);
    expect(rehearsal.records.map(({ event }) => event)).toContainEqual(
      expect.objectContaining({
        path: 'a/~undo',
        failure: expect.objectContaining({ code: 'undo-unclear' }) as unknown,
      }),
    );
  });

  test('before it was sent has nothing to take back', async () => {
    const held = aPlan([act('a', { undo: undo() })]);
    const again: Answer = {
      afterMs: 0,
      settled: { status: 'again', at: MONDAY + HOUR, failure: { code: 'worker-lost', message: '' } },
    };
    // A worker that was lost may have sent it.
    expect(undone(await run(held, answersOf({ a: again }), [rollsBack(MINUTE)]))).toEqual(['a/~undo succeeded']);
    const wrong = aPlan([act('b', { undo: undo({ with: { n: cel('1 / 0') } }) })], undoes);
    const rehearsal = await run(wrong);
    expect([rehearsal.end.failure?.code, effects(rehearsal, 'action'), undone(rehearsal)]).toEqual([
      'expression-failed',
      [],
      [],
    ]);
  });

  test('an undo whose input cannot be evaluated after all is stuck, and the step has succeeded', async () => {
    const wrong = undo({ with: { n: cel('self.output.missing.deeper') }, readsOutput: true });
    const rehearsal = await run(aPlan([act('a', { undo: wrong }), failing], undoes));
    expect(settled(rehearsal)).toEqual(['a succeeded', 'end failed', 'a/~undo failed']);
  });
});

describe('an undo', () => {
  const plan = aPlan([act('a', { undo: undo() }), act('b', { undo: undo() }), failing], undoes);

  test('is tried again, as long as it may pass, with growing pauses', async () => {
    const answers = answersOf({ 'b/~undo': [failsWith('unavailable'), failsWith('outcome-unknown'), gives({})] });
    const rehearsal = await run(plan, answers);
    expect(undone(rehearsal)).toEqual(['b/~undo succeeded', 'a/~undo succeeded']);
    expect(rehearsal.endedAt - MONDAY).toBe(6 * SECOND);
    const slow = await run(plan, answersOf({ 'b/~undo': [failsWith('throttled', MINUTE), gives({})] }));
    expect(slow.endedAt - MONDAY).toBe(MINUTE);
  });

  test('that is not done yet is asked for again at its moment', async () => {
    const again: Answer = {
      afterMs: 0,
      settled: { status: 'again', at: MONDAY + HOUR, failure: { code: 'ledger-unavailable', message: '' } },
    };
    const rehearsal = await run(plan, answersOf({ 'b/~undo': [again, gives({})] }));
    expect(rehearsal.endedAt - MONDAY).toBe(HOUR);
  });

  test('that is refused, or fails eight times, does not keep the others', async () => {
    const refused = await run(plan, answersOf({ 'b/~undo': failsWith('not-found') }));
    expect(undone(refused)).toEqual(['b/~undo failed', 'a/~undo succeeded']);
    const never = await run(plan, answersOf({ 'b/~undo': failsWith('unavailable') }));
    expect(undone(never)).toEqual(['b/~undo failed', 'a/~undo succeeded']);
    expect(effects(never, 'action').filter((path) => path.startsWith('b/~undo'))).toHaveLength(8);
  });

  test('is shielded from a cancel, and a move-on at any moment takes nothing back twice', async () => {
    const slow = () => answersOf({ 'b/~undo': [failsWith('unavailable'), gives({}, 10 * SECOND)] });
    const still = await run(plan, slow());
    expect(undone(await run(plan, slow(), [cancels(SECOND)]))).toEqual(['b/~undo succeeded', 'a/~undo succeeded']);
    for (const moment of [SECOND, 5 * SECOND]) {
      const moved = await run(plan, slow(), [movesOn(moment)]);
      expect([moved.records, effects(moved, 'action')]).toEqual([still.records, effects(still, 'action')]);
    }
  });
});

describe('a roll-back', () => {
  const plan = aPlan([act('a', { undo: undo() }), pause('nap', HOUR), act('never')], { finally: [act('last')] });

  test('ends the run as cancelled, after it has taken back what it did', async () => {
    const rehearsal = await run(plan, answersOf(), [rollsBack(MINUTE)]);
    expect(settled(rehearsal)).toEqual([
      'a succeeded',
      'nap cancelled',
      'a/~undo succeeded',
      '~finally/last succeeded',
    ]);
    expect(rehearsal.outcome).toBe('cancelled');
    expect(rehearsal.records.map(({ event }) => event)).toContainEqual({
      type: 'roll-back-requested',
      by: 'dora',
      reason: 'A mistake',
    });
  });

  test('after a cancel still takes back, and twice is once', async () => {
    const slow = answersOf({ a: gives({}, 10 * MINUTE) });
    const bounded = aPlan([act('a', { undo: undo(), timeoutMs: HOUR })]);
    const rehearsal = await run(bounded, slow, [cancels(SECOND), rollsBack(2 * SECOND), rollsBack(3 * SECOND)]);
    expect(undone(rehearsal)).toEqual(['a/~undo succeeded']);
    const requests = rehearsal.records.filter(({ event }) => event.type === 'roll-back-requested');
    expect(requests).toHaveLength(1);
  });

  test('while the steps of `onFailure` run takes back after them', async () => {
    const failed = aPlan([act('a', { undo: undo() }), failing], { onFailure: [pause('tell', MINUTE)] });
    const rehearsal = await run(failed, answersOf(), [rollsBack(SECOND)]);
    expect(undone(rehearsal)).toEqual(['a/~undo succeeded']);
    expect(rehearsal.outcome).toBe('failed');
  });

  test('comes too late once `finally` has begun', async () => {
    const late = aPlan([act('a', { undo: undo() })], { finally: [pause('last', MINUTE)] });
    const { said } = await run(late, answersOf(), [rollsBack(SECOND)]);
    expect(said[0]?.answer).toEqual({ accepted: false, because: 'run-ended' });
  });

  test('of a run in which nothing can be taken back is a cancel', async () => {
    const rehearsal = await run(aPlan([act('a'), pause('nap', HOUR)]), answersOf(), [rollsBack(MINUTE)]);
    expect([rehearsal.outcome, undone(rehearsal)]).toEqual(['cancelled', []]);
  });
});

describe('a race', () => {
  const lost = (more: Partial<Parameters<typeof act>[1]> = {}) =>
    race('who', {
      slow: [act('x', { undo: undo(), ...more }), pause('nap', HOUR)],
      fast: [act('y', { undo: undo() })],
    });

  test('takes back what its losers did, and nothing else', async () => {
    const rehearsal = await run(
      aPlan([act('before', { undo: undo() }), lost()]),
      answersOf({ 'who/fast/y': gives({}, MINUTE) }),
    );
    expect(undone(rehearsal)).toEqual(['who/slow/x/~undo succeeded']);
    expect(settled(rehearsal).at(-1)).toBe('who succeeded');
  });

  test('waits for an effect of a loser that is under way, then takes it back', async () => {
    const rehearsal = await run(aPlan([lost()]), answersOf({ 'who/slow/x': gives({}, 30 * SECOND) }));
    expect(settled(rehearsal)).toEqual([
      'who/fast/y succeeded',
      'who/slow/x succeeded',
      'who/slow/x/~undo succeeded',
      'who succeeded',
    ]);
  });

  test('that is cancelled, or whose losers did nothing, takes nothing back', async () => {
    const waiting = race('who', { a: [act('x', { undo: undo() }), pause('m', HOUR)], b: [pause('n', HOUR)] });
    expect(undone(await run(aPlan([waiting]), answersOf(), [cancels(MINUTE)]))).toEqual([]);
    const nothing = race('who', { a: [pause('m', HOUR), act('x', { undo: undo() })], b: [pause('n', MINUTE)] });
    expect(undone(await run(aPlan([nothing])))).toEqual([]);
  });

  test('what it took back is not taken back once more when the run fails', async () => {
    const rehearsal = await run(aPlan([lost(), failing], undoes), answersOf({ 'who/fast/y': gives({}, MINUTE) }));
    expect(undone(rehearsal)).toEqual(['who/slow/x/~undo succeeded', 'who/fast/y/~undo succeeded']);
  });

  test('moving on while it takes back changes nothing', async () => {
    const slow = () =>
      answersOf({ 'who/fast/y': gives({}, 20 * SECOND), 'who/slow/x/~undo': [failsWith('unavailable'), gives({})] });
    const still = await run(aPlan([lost()]), slow());
    const moved = await run(aPlan([lost()]), slow(), [movesOn(21 * SECOND)]);
    expect([moved.segments, moved.records]).toEqual([2, still.records]);
  });
});
