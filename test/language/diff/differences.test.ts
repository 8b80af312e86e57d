import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, type JsonObject } from '../../../contracts/json.ts';
import { differences } from '../../../language/diff/differences.ts';

test('objects are compared down to what is one thing', () => {
  expect(
    differences(
      { a: 1, gone: true, same: [1], value: { lit: 1 }, rows: [{ x: 1 }, { x: 2 }], inside: { deep: 'a' } },
      { a: 2, same: [1], value: { lit: 2 }, rows: [{ x: 1 }, { x: 3 }], inside: { deep: 'b' }, fresh: [] },
    ),
  ).toEqual([
    { at: ['a'], before: 1, after: 2 },
    { at: ['gone'], before: true },
    { at: ['value'], before: { lit: 1 }, after: { lit: 2 } },
    { at: ['rows', '2', 'x'], before: 2, after: 3 },
    { at: ['inside', 'deep'], before: 'a', after: 'b' },
    { at: ['fresh'], after: [] },
  ]);
});

test('lists of other lengths, and of other things than records, are one thing', () => {
  expect(differences({ a: [{ x: 1 }] }, { a: [{ x: 1 }, { x: 2 }] })).toHaveLength(1);
  expect(differences({ a: [{ lit: 1 }] }, { a: [{ lit: 2 }] })).toEqual([
    { at: ['a'], before: [{ lit: 1 }], after: [{ lit: 2 }] },
  ]);
  expect(differences({ a: {} }, { a: [] })).toEqual([{ at: ['a'], before: {}, after: [] }]);
});

test('a member that is undefined is not there', () => {
  expect(differences({ a: undefined } as unknown as JsonObject, { b: undefined } as unknown as JsonObject)).toEqual([]);
});

test('equal objects have no difference, others have at least one', () => {
  const anObject = fc.dictionary(fc.constantFrom('a', 'b'), fc.jsonValue({ maxDepth: 2 })) as fc.Arbitrary<JsonObject>;
  fc.assert(
    fc.property(anObject, anObject, (one, other) => {
      expect(differences(one, other).length === 0).toBe(canonicalJson(one) === canonicalJson(other));
    }),
  );
});
