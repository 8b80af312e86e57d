import { expect, test } from 'vitest';
import { alternate, median, ratios, spread } from '../../bench/measure.ts';

test('the median is the middle value, or lies between the two middle ones', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 2, 9])).toBe(3);
});

test('the spread is the smallest and the largest value', () => {
  expect(spread([3, 1, 2])).toEqual([1, 3]);
});

test('values are compared alternation by alternation', () => {
  expect(ratios([2, 9], [4, 3])).toEqual([0.5, 3]);
});

test('sides are measured in turn, and every second alternation runs backwards', async () => {
  const order: string[] = [];
  const side = (name: string) => () => {
    order.push(name);
    return Promise.resolve(order.length);
  };
  const figures = await alternate({ one: side('one'), other: side('other') }, 3);
  expect(order).toEqual(['one', 'other', 'other', 'one', 'one', 'other']);
  expect(figures).toEqual({ one: [1, 4, 5], other: [2, 3, 6] });
});
