import { expect, test } from 'vitest';
import { listDifference, listSentence } from '../../../language/diff/list-sentence.ts';

const PHRASES = { added: 'In', removed: 'Out' };

test('what came and what went is told, an order is not', () => {
  const found = listDifference({ at: ['by'], before: [{ team: { lit: 'a' } }], after: [{ team: { lit: 'b' } }] });
  expect(listSentence(found, PHRASES)).toBe('In: team b. Out: team a.');
  expect(
    listSentence(listDifference({ at: ['mask'], before: ['a', 'b'], after: ['b', 'a'] }), PHRASES),
  ).toBeUndefined();
});

test('a list that is not there has no items', () => {
  expect(listDifference({ at: ['mask'], after: ['a'] })).toEqual({ added: ['a'], removed: [] });
  expect(listDifference({ at: ['mask'], before: ['a'] })).toEqual({ added: [], removed: ['a'] });
});
