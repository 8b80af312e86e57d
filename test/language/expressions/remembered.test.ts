import { expect, test } from 'vitest';
import { remembered } from '../../../language/expressions/remembered.ts';

test('what is remembered of an object is computed once, for each object apart', () => {
  const asked: object[] = [];
  const sizeOf = remembered((list: readonly string[]) => {
    asked.push(list);
    return list.length;
  });
  const [one, other] = [['a'], ['a']];
  expect([sizeOf(one), sizeOf(one), sizeOf(other)]).toEqual([1, 1, 1]);
  expect(asked).toEqual([one, other]);
});

test('that there is nothing to say about an object is remembered too', () => {
  let count = 0;
  const nothing = remembered<object, undefined>(() => void count++);
  const key = {};
  expect([nothing(key), nothing(key), count]).toEqual([undefined, undefined, 1]);
});
