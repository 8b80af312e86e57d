import { expect, test } from 'vitest';
import type { StartChildEffect } from '../../contracts/activities.ts';
import { CalledRuns } from '../../rehearsal/called-runs.ts';
import { call, aPlan, HOUR, MINUTE, outputOf, run, MONDAY } from '../engine/plans.ts';
import { answersOf } from '../engine/plans.ts';

const calling = aPlan([call('child')]);

/** A rehearsal whose called runs end as they are said to. */
const rehearsed = (calls: ConstructorParameters<typeof CalledRuns>[0]) => {
  const called = new CalledRuns(calls);
  const others = answersOf();
  return run(calling, {
    answer: (effect, now) =>
      effect.kind === 'start-child' || effect.kind === 'find-child' || effect.kind === 'cancel-child'
        ? called.answer(effect, now)
        : others.answer(effect, now),
  });
};

test('a called run ends as the case says, at the very moment', async () => {
  const rehearsal = await rehearsed({ other: { outcome: 'contained', outputs: { n: 1 }, after: '2h' } });
  expect(rehearsal.endedAt - MONDAY).toBe(2 * HOUR);
  expect(outputOf(rehearsal, 'child')).toMatchObject({ outcome: 'contained', outputs: { n: 1 } });
});

test('one that the case does not name succeeds at once', async () => {
  const rehearsal = await rehearsed({});
  expect([rehearsal.endedAt - MONDAY, rehearsal.outcome]).toEqual([0, 'succeeded']);
});

test('a list is for the calls in turn', () => {
  const called = new CalledRuns({ other: [{ after: '1m' }, { after: '2m' }] });
  const start = (path: string) =>
    called.answer({ kind: 'start-child', playbook: 'other', path } as unknown as StartChildEffect, 0).follows?.afterMs;
  expect([start('a'), start('b'), start('c')]).toEqual([MINUTE, 2 * MINUTE, 2 * MINUTE]);
});

test('one that was never started is none, and a cancel of it is nothing', () => {
  const called = new CalledRuns({});
  const about = { playbook: 'other', path: 'a' } as unknown as StartChildEffect;
  expect(called.answer({ ...about, kind: 'find-child' }, 0).settled).toMatchObject({ output: { state: 'none' } });
  expect(called.answer({ ...about, kind: 'cancel-child' }, 0).settled).toMatchObject({ output: {} });
});
