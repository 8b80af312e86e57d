import { expect, test } from 'vitest';
import { drawn, drawnBetween } from '../../../rehearsal/month/seeded.ts';

test('the same seed and names draw the same number, others another', () => {
  expect(drawn(1, 'a', 2)).toBe(drawn(1, 'a', 2));
  const different = [drawn(1, 'a', 2), drawn(2, 'a', 2), drawn(1, 'a', 3), drawn(1, 'b', 2), drawn(1, 'a2')];
  expect(new Set(different).size).toBe(different.length);
});

test('numbers are spread evenly from 0 to 1', () => {
  const tenths = Array.from({ length: 10 }, () => 0);
  for (let index = 0; index < 10_000; index++) {
    const share = drawn(7, 'spread', index);
    expect(share).toBeGreaterThanOrEqual(0);
    expect(share).toBeLessThan(1);
    tenths[Math.floor(share * 10)] = (tenths[Math.floor(share * 10)] ?? 0) + 1;
  }
  for (const count of tenths) expect(Math.abs(count - 1_000)).toBeLessThan(150);
});

test.each([
  [0, 3],
  [0.999, 5],
])('a share of %d from 3 to 5 is %i', (share, number) => {
  expect(drawnBetween(3, 5, share)).toBe(number);
});
