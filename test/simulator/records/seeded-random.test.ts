import { expect, test } from 'vitest';
import { guidFrom, seededRandom, seedFrom } from '../../../simulator/records/seeded-random.ts';

test('the same seed gives the same choices, another one others', () => {
  const draw = (seed: number): unknown[] => {
    const random = seededRandom(seed);
    return [random.guid(), random.hex(8), random.below(1_000_000), random.pick(['a', 'b', 'c']), random.chance(0.5)];
  };
  expect(draw(3)).toEqual(draw(3));
  expect(draw(3)).not.toEqual(draw(4));
});

test('numbers are spread evenly and stay below their limit', () => {
  const random = seededRandom(1);
  const counts = [0, 0, 0, 0];
  for (let at = 0; at < 4_000; at++) {
    const drawn = random.below(4);
    counts[drawn] = (counts[drawn] ?? 0) + 1;
  }
  expect(counts.every((count) => count > 850 && count < 1_150)).toBe(true);
});

test('shuffling loses nothing', () => {
  const items = Array.from({ length: 50 }, (_none, at) => at);
  const shuffled = seededRandom(2).shuffle(items);
  expect(shuffled).not.toEqual(items);
  expect(shuffled.toSorted((a, b) => a - b)).toEqual(items);
});

test('a name always has the same GUID and seed', () => {
  expect(guidFrom('tenant:contoso')).toBe('fd46b0cc-ba27-4bee-ac95-13bad50640e3');
  expect(guidFrom('x')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(seedFrom('a')).not.toBe(seedFrom('b'));
});
