import { describe, expect, test } from 'vitest';
import type { Answers } from '../../rehearsal/answers.ts';
import { SegmentedRun } from '../../rehearsal/segmented-run.ts';
import { VirtualClock } from '../../rehearsal/virtual-clock.ts';
import { VirtualEffects } from '../../rehearsal/virtual-effects.ts';
import { act, again, aPlan, aStart, gives, HOUR, MONDAY, pause } from '../engine/plans.ts';

const ANSWERS: Answers = { answer: () => gives({ key: 'a' }) };

/** A run of these steps on a branch of a clock. */
function begun(clock: VirtualClock, steps: Parameters<typeof aPlan>[0], answers = ANSWERS): SegmentedRun {
  const branch = clock.branch();
  return new SegmentedRun(aStart(aPlan(steps)), branch, new VirtualEffects(branch, answers));
}

describe('a run through its segments', () => {
  test('is over when its last step is', async () => {
    const clock = new VirtualClock(MONDAY);
    const run = begun(clock, [act('a'), pause('b', HOUR)]);
    expect([run.isOver, run.end]).toEqual([false, undefined]);
    await clock.runUntil(() => run.isOver);
    expect(run.end).toMatchObject({ kind: 'ended', outcome: 'succeeded' });
    expect(clock.now).toBe(MONDAY + HOUR);
  });

  test('moves on where its history would grow too long, and ends all the same', async () => {
    const clock = new VirtualClock(MONDAY);
    const run = begun(clock, [again({ id: 'often', until: 'false', max: 1_000, steps: [act('a')] })]);
    await clock.runUntil(() => run.isOver);
    expect(run.segments).toBeGreaterThan(1);
    expect(run.end?.kind).toBe('ended');
  });

  test('takes messages, and refuses them once it is over', async () => {
    const clock = new VirtualClock(MONDAY);
    const run = begun(clock, [pause('b', HOUR)]);
    const cancel = { type: 'cancel', id: 'c', by: 'ada' as never, reason: 'enough' } as const;
    clock.at(MONDAY + 1, () => expect(run.deliver(cancel)).toEqual({ accepted: true }));
    await clock.runUntil(() => clock.now > MONDAY);
    expect(run.answerOf('c')).toBeUndefined();
    await clock.runUntil(() => run.isOver);
    expect(run.deliver({ ...cancel, id: 'd' })).toEqual({ accepted: false, because: 'run-ended' });
  });

  test('throws what broke the interpreter', async () => {
    const clock = new VirtualClock(MONDAY);
    const fault = new RangeError('broken');
    const run = begun(clock, [act('a')], {
      answer: () => {
        throw fault;
      },
    });
    await clock.runUntil(() => run.isOver);
    expect(run.isOver).toBe(true);
    expect(() => run.end).toThrow(fault);
  });
});

test('many runs share one clock, and each goes on at its own times', async () => {
  const clock = new VirtualClock(MONDAY);
  const runs = [3, 1, 2].map((hours) => begun(clock, [pause('b', hours * HOUR)]));
  const ended: number[] = [];
  await clock.runUntil(() => {
    for (const [index, run] of runs.entries()) if (run.isOver && !ended.includes(index)) ended.push(index);
    return ended.length === 3;
  });
  expect(ended).toEqual([1, 2, 0]);
});
