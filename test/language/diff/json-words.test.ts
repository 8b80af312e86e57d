import { expect, test } from 'vitest';
import type { Json } from '../../../contracts/json.ts';
import { isRecipient, isValue, jsonWords, WORDS_MAX } from '../../../language/diff/json-words.ts';

test.each<readonly [key: string, value: Json, words: string]>([
  ['timeoutMs', 90_000, '1 minute 30 seconds'],
  ['remindMs', [60_000, 120_000], '1 minute and 2 minutes'],
  ['attempts', 3, '3'],
  ['exactlyOne', true, 'true'],
  ['default', null, 'null'],
  ['if', 'a > b', '`a > b`'],
  ['as', 'user', '"user"'],
  ['on', [], 'nothing'],
  ['question', { text: ['Purge ', { cel: 'n' }] }, '"Purge ${{ n }}"'],
  ['by', [{ team: { lit: 'csirt' } }], 'team csirt'],
  ['catch', [{ on: ['not-found'], steps: [] }], '{ on: "not-found" }'],
])('%s %j is told as %s', (key, value, words) => {
  expect(jsonWords(value, key)).toBe(words);
});

test('a long value is cut, one at the limit is not', () => {
  expect(jsonWords('x'.repeat(WORDS_MAX - 2), 'title')).toHaveLength(WORDS_MAX);
  expect(jsonWords('x'.repeat(WORDS_MAX - 1), 'title')).toHaveLength(WORDS_MAX + 1);
});

test.each<readonly [value: Json, expected: boolean]>([
  [{ lit: 1 }, true],
  [{ cel: 'a' }, true],
  [{ cel: 1 }, false],
  [{ text: ['a'] }, true],
  [{ list: [] }, true],
  [{ list: {} }, false],
  [{ map: {} }, true],
  [{ map: [] }, false],
  [{ other: 1 }, false],
  [{ lit: 1, cel: 'a' }, false],
  [{}, false],
  [[], false],
])('%j is a value of a plan: %s', (value, expected) => {
  expect(isValue(value)).toBe(expected);
});

test.each<readonly [value: Json, expected: boolean]>([
  [{ team: { lit: 'a' } }, true],
  [{ team: 'a' }, false],
  [{ group: { lit: 'a' } }, false],
  [{ team: { lit: 'a' }, person: { lit: 'b' } }, false],
  [{}, false],
  ['team', false],
])('%j is a recipient: %s', (value, expected) => {
  expect(isRecipient(value)).toBe(expected);
});
