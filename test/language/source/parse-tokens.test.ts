import { Parser } from 'yaml';
import { expect, test } from 'vitest';
import { parseTokens } from '../../../language/source/parse-tokens.ts';

test.each([
  'a: 1\n',
  '- [1, { b: c }]\n# end\n',
  'a:\n  b: |\n    text\n  c: "x\n    y"\n',
  '',
  '---\na\n---\nb\n',
  'a: b: c\n',
])('the tokens of %j are those of the library', (text) => {
  expect(parseTokens(text)).toEqual({ tokens: [...new Parser().parse(text)] });
});

test('a line of thousands of keys, each the value of the one before, is refused and ends no process', () => {
  const found = parseTokens(`steps: ${'id: x'.repeat(5_000)}`);
  expect(found).toMatchObject({ problem: { code: 'document-too-deep' } });
  expect(parseTokens(`steps: ${'id: x'.repeat(20)}`)).toHaveProperty('tokens');
});

test('where it is too deep lies within the text, also at its last character', () => {
  // The lexer marks scalars and the beginnings of documents with characters of its own, which the text does not have.
  const texts = Array.from({ length: 120 }, (_, more) => `{ a: b }\n---\nsteps: ${'id: x'.repeat(120 + more)}`);
  const refused = texts.flatMap((text) => {
    const parsed = parseTokens(text);
    return 'problem' in parsed ? [{ text, ...parsed.problem.range }] : [];
  });
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.filter(({ text, end }) => end > text.length)).toEqual([]);
  expect(new Set(refused.map(({ text, start }) => text.slice(start, start + 1)))).toEqual(new Set(['x']));
});
