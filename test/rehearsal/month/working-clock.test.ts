import { expect, test } from 'vitest';
import { NO_FAULTS } from '../../../rehearsal/month/faults.ts';
import { workingClock } from '../../../rehearsal/month/working-clock.ts';
import { VirtualClock } from '../../../rehearsal/virtual-clock.ts';

test('what is due in an outage of the worker happens at its end, what is due before or after does not wait', async () => {
  const clock = new VirtualClock(0);
  const working = workingClock(clock, { ...NO_FAULTS, outages: [{ what: 'worker', from: 10, to: 20 }] });
  const seen: (readonly [string, number])[] = [];
  for (const at of [9, 10, 19, 20]) working.at(at, () => seen.push([`due ${at}`, working.now]));
  await clock.runUntil(() => false);
  expect(seen).toEqual([
    ['due 9', 9],
    ['due 10', 20],
    ['due 19', 20],
    ['due 20', 20],
  ]);
});

test('a deadline in an outage is noticed at its end; a wait without one ends by its condition alone', async () => {
  const clock = new VirtualClock(0);
  const working = workingClock(clock, { ...NO_FAULTS, outages: [{ what: 'worker', from: 10, to: 20 }] });
  let isMet = false;
  const woken = working.until(() => false, 15).then((how) => [how, clock.now]);
  const met = working.until(() => isMet, null);
  working.at(30, () => (isMet = true));
  await clock.runUntil(() => false);
  expect(await woken).toEqual(['deadline', 20]);
  expect(await met).toBe('met');
});
