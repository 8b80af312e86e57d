import { expect, test } from 'vitest';
import { readKqlTokens } from '../../../simulator/hunting/kql-tokens.ts';
import { parseWhere, takeColumn } from '../../../simulator/hunting/parse-where.ts';
import { TokenReader } from '../../../simulator/hunting/token-reader.ts';

function readerOf(text: string): TokenReader {
  const tokens = readKqlTokens(text);
  return new TokenReader('problemAt' in tokens ? [] : tokens);
}

test('and binds stronger than or', () => {
  const reader = readerOf("A == 'x' or A == 'y' and B == 'z'");
  const test = parseWhere({ reader, columns: new Set(['A', 'B']), nowMs: 0 });
  expect([test?.({ A: 'x', B: '' }), test?.({ A: 'y', B: '' }), test?.({ A: 'y', B: 'z' })]).toEqual([
    true,
    false,
    true,
  ]);
});

test('names of columns mind the letter case', () => {
  expect(takeColumn({ reader: readerOf('A'), columns: new Set(['A']) })).toBe('A');
  expect(takeColumn({ reader: readerOf('a'), columns: new Set(['A']) })).toBeUndefined();
});
