import { expect, test } from 'vitest';
import { createRateCounter } from '../../../simulator/state/rate-counter.ts';

test('the limit itself is allowed, one more is not, and each key and window counts alone', () => {
  const clock = { now: 90_000 };
  const counter = createRateCounter(60_000, () => clock.now);
  expect(counter.count('a', 2).isAllowed).toBe(true);
  expect(counter.count('a', 2).isAllowed).toBe(true);
  expect(counter.count('a', 2)).toEqual({ isAllowed: false, resetAt: 120_000 });
  expect(counter.count('b', 2).isAllowed).toBe(true);
  clock.now = 120_000;
  expect(counter.count('a', 2).isAllowed).toBe(true);
  counter.clear();
});
