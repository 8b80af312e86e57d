import { expect, test } from 'vitest';
import {
  ANY,
  between,
  isNone,
  meet,
  noneOf,
  oneOf,
  possibleOf,
  single,
} from '../../../language/expressions/possible.ts';

test('what fits both is what neither rules out', () => {
  expect(meet(oneOf(['a', 'b']), oneOf(['b', 'c'])).only).toEqual(['b']);
  expect(meet(oneOf(['a', 'b']), noneOf(['a'])).only).toEqual(['b']);
  expect(meet(ANY, oneOf([null])).only).toEqual([null]);
  expect(meet(between(1, 5), between(3, 9))).toMatchObject({ low: 3, high: 5 });
  expect(meet(between(1, 5), oneOf([1, 5, 6, 'x'])).only).toEqual([1, 5]);
  expect(meet(ANY, noneOf(['a'])).only).toBeUndefined();
});

test('numbers from one to itself are that number, and from more to less none', () => {
  expect(single(meet(between(-Infinity, 3), between(3, Infinity)))).toBe(3);
  expect(isNone(meet(between(-Infinity, 3), { ...between(3, Infinity), never: [3] }))).toBe(true);
  expect(isNone(meet(between(4, 9), between(-Infinity, 3)))).toBe(true);
  expect(isNone(ANY)).toBe(false);
  expect(single(oneOf([1, 2]))).toBeUndefined();
});

test.each([
  [{ type: 'string', enum: ['a', 1, null] }, oneOf(['a', 1, null])],
  [{ enum: ['a', [1]] }, ANY],
  [{ type: 'boolean' }, oneOf([true, false])],
  [{ type: ['boolean', 'null'] }, ANY],
  [{ type: ['boolean'] }, oneOf([true, false])],
  [{ type: 'integer', minimum: 1 }, between(1, Infinity)],
  [{ type: 'number', maximum: 2 }, between(-Infinity, 2)],
  [{ type: 'string', minimum: 1 }, ANY],
  [{}, ANY],
])('%j allows %j', (schema, possible) => expect(possibleOf(schema)).toEqual(possible));
