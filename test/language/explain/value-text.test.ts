import { expect, test } from 'vitest';
import { quotedValue, valuesText, valueText } from '../../../language/explain/value-text.ts';
import { cel, lit } from '../../engine/plans.ts';

test('a text with expressions reads as its author wrote it', () => {
  expect(valueText({ text: ['Purge ', { cel: 'size(vars.m)' }, ' mails'] })).toBe('Purge ${{ size(vars.m) }} mails');
});

test.each([
  [lit('high'), '«high»'],
  [lit(5), '5'],
  [lit(null), 'null'],
  [cel('vars.n'), '${{ vars.n }}'],
  [{ text: ['a'] }, '«a»'],
  [{ list: [lit('a'), cel('b')] }, '[«a», ${{ b }}]'],
  [{ map: { a: lit(1), b: lit('x') } }, '{ a: 1, b: «x» }'],
])('%j reads %s', (value, words) => {
  expect(quotedValue(value)).toBe(words);
});

test('values are told by their names', () => {
  expect(valuesText({ a: lit(true), b: cel('c') })).toBe('a: true, b: ${{ c }}');
});
