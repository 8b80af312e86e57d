import { describe, expect, test } from 'vitest';
import { VirtualClock } from '../../rehearsal/virtual-clock.ts';
import { HOUR, MINUTE, MONDAY } from '../engine/plans.ts';

const MONTH = 30 * 24 * HOUR;

/** Lets the clock run until nothing is left. */
const runOut = (clock: VirtualClock): Promise<boolean> => clock.runUntil(() => false);

describe('what is due', () => {
  test('a month passes without anybody waiting for it', async () => {
    const clock = new VirtualClock(MONDAY);
    const before = performance.now();
    const woken = clock.until(() => false, MONDAY + MONTH);
    await runOut(clock);
    expect(await woken).toBe('deadline');
    expect(clock.now).toBe(MONDAY + MONTH);
    expect(performance.now() - before).toBeLessThan(1_000);
  });

  test('happens in the order of time, whatever the order in which it was asked for', async () => {
    const clock = new VirtualClock(0);
    const seen: string[] = [];
    clock.at(2, () => seen.push(`late at ${clock.now}`));
    clock.at(1, () => seen.push(`early at ${clock.now}`));
    await runOut(clock);
    expect(seen).toEqual(['early at 1', 'late at 2']);
  });

  test('at the same moment it happens in the order in which it was asked for', async () => {
    const clock = new VirtualClock(0);
    const seen: number[] = [];
    for (const name of [1, 2, 3]) clock.at(5, () => seen.push(name));
    await runOut(clock);
    expect(seen).toEqual([1, 2, 3]);
  });

  test('what is asked for in the past comes at the present moment, and time never goes back', async () => {
    const clock = new VirtualClock(10);
    const seen: number[] = [];
    clock.at(3, () => seen.push(clock.now));
    await runOut(clock);
    expect(seen).toEqual([10]);
  });

  test('what happens may ask for more', async () => {
    const clock = new VirtualClock(0);
    const seen: number[] = [];
    clock.at(1, () => clock.at(clock.now + 1, () => seen.push(clock.now)));
    await runOut(clock);
    expect(seen).toEqual([2]);
  });
});

describe('waiting', () => {
  test('a condition that holds already waits for nothing', async () => {
    const clock = new VirtualClock(0);
    expect(await clock.until(() => true, 0)).toBe('met');
    expect(clock.now).toBe(0);
  });

  test.each([
    [9, 'deadline'],
    [10, 'deadline'],
  ])('a deadline of %i has come at 10', async (deadline, how) => {
    expect(await new VirtualClock(10).until(() => false, deadline)).toBe(how);
  });

  test('a deadline one millisecond ahead is waited for', async () => {
    const clock = new VirtualClock(10);
    const woken = clock.until(() => false, 11);
    expect(await clock.runUntil(() => clock.now === 11)).toBe(true);
    expect(await woken).toBe('deadline');
  });

  test('a condition that becomes true wins over the deadline, which then wakes nobody', async () => {
    const clock = new VirtualClock(0);
    let isMet = false;
    clock.at(MINUTE, () => (isMet = true));
    const woken = clock.until(() => isMet, HOUR);
    await runOut(clock);
    expect(await woken).toBe('met');
  });

  test('a condition that becomes true at the moment of the deadline, asked for first, wins', async () => {
    const clock = new VirtualClock(0);
    let isMet = false;
    clock.at(MINUTE, () => (isMet = true));
    const woken = clock.until(() => isMet, MINUTE);
    await runOut(clock);
    expect(await woken).toBe('met');
  });

  test('without a deadline nothing but the condition ends the wait', async () => {
    const clock = new VirtualClock(0);
    let end: string | undefined;
    void clock.until(() => clock.now >= HOUR, null).then((how) => (end = how));
    clock.at(HOUR - 1, () => undefined);
    expect(await runOut(clock)).toBe(false);
    expect(end).toBeUndefined();
    clock.at(HOUR, () => undefined);
    await runOut(clock);
    expect(end).toBe('met');
  });
});

describe('running', () => {
  test('stops as soon as the work is done and leaves later things undone', async () => {
    const clock = new VirtualClock(0);
    let isDone = false;
    const seen: string[] = [];
    clock.at(1, () => (isDone = true));
    clock.at(2, () => seen.push('too late'));
    expect(await clock.runUntil(() => isDone)).toBe(true);
    expect(clock.now).toBe(1);
    expect(seen).toEqual([]);
  });

  test('says so where nothing is left that could happen', async () => {
    expect(await runOut(new VirtualClock(0))).toBe(false);
  });

  test('time stands still while promises can go on', async () => {
    const clock = new VirtualClock(0);
    const seen: number[] = [];
    const work = async (): Promise<void> => {
      for (let turn = 0; turn < 100; turn++) {
        await Promise.resolve();
        seen.push(clock.now);
      }
    };
    clock.at(1, () => undefined);
    void work();
    await runOut(clock);
    expect(new Set(seen)).toEqual(new Set([0]));
  });
});

describe('branches', () => {
  test('share the moment, and the order in which things were asked for', async () => {
    const clock = new VirtualClock(0);
    const [one, other] = [clock.branch(), clock.branch()];
    const seen: string[] = [];
    other.at(5, () => seen.push(`other at ${one.now}`));
    one.at(5, () => seen.push(`one at ${other.now}`));
    clock.at(5, () => seen.push(`trunk at ${clock.now}`));
    await runOut(clock);
    expect(seen).toEqual(['other at 5', 'one at 5', 'trunk at 5']);
  });

  test('have their conditions looked at only when something happened in them', async () => {
    const clock = new VirtualClock(0);
    const [busy, idle] = [clock.branch(), clock.branch()];
    let looked = 0;
    void idle.until(() => {
      looked += 1;
      return false;
    }, null);
    await runOut(clock);
    const before = looked;
    for (let at = 1; at <= 100; at++) busy.at(at, () => undefined);
    await runOut(clock);
    expect(looked).toBe(before);
    idle.at(200, () => undefined);
    await runOut(clock);
    expect(looked).toBeGreaterThan(before);
  });

  test('wake who waits in them when their condition comes true', async () => {
    const clock = new VirtualClock(0);
    const branch = clock.branch();
    let isMet = false;
    const woken = branch.until(() => isMet, null);
    branch.at(7, () => (isMet = true));
    await runOut(clock);
    expect(await woken).toBe('met');
    expect(clock.now).toBe(7);
  });
});

test('a deadline that wakes nobody any more does not move the clock', async () => {
  const clock = new VirtualClock(0);
  let isMet = false;
  void clock.until(() => isMet, HOUR);
  clock.at(MINUTE, () => (isMet = true));
  await runOut(clock);
  expect(clock.now).toBe(MINUTE);
});
