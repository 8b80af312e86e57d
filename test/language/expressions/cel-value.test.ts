import { expect, test } from 'vitest';
import { isMap, member, store, take, WholeDouble } from '../../../language/expressions/cel-value.ts';
import { failureOf, valueOf } from './results.ts';

test('whole JSON numbers are ints up to 2^53, and beyond it a clear failure', () => {
  expect(take(2 ** 53 - 1)).toBe(9007199254740991n);
  expect(valueOf('n', { n: 2 ** 53 - 1 })).toBe(2 ** 53 - 1);
  expect(failureOf('n', { n: 2 ** 53 }).message).toContain(
    'it read the number 9007199254740992, which is not exact: beyond 2^53 a number has to be text',
  );
  expect(failureOf('n', { n: Number.NaN }).message).toContain('it read NaN, which is not a JSON number');
  expect(failureOf('n + 1', { n: Number.NEGATIVE_INFINITY }).message).toContain('it read -Infinity');
});

test('a whole double is boxed where it is stored, and nothing else is', () => {
  expect(store(5)).toEqual(new WholeDouble(5));
  expect([store(5.5), store(5n), store('a')]).toEqual([5.5, 5n, 'a']);
  expect(take(store(5))).toBe(5);
});

test('only own members of a map count', () => {
  expect(member({}, 'toString')).toBeUndefined();
  expect([isMap({}), isMap([]), isMap(null), isMap('a')]).toEqual([true, false, false, false]);
});
