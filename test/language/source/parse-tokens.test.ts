import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Parser } from 'yaml';
import { parseTokens } from '../../../language/source/parse-tokens.ts';

test.each([
  'a: 1\n',
  '- [1, { b: c }]\n# end\n',
  'a:\n  b: |\n    text\n  c: "x\n    y"\n',
  '',
  '---\na\n---\nb\n',
  'a: b: c\n',
  ': a\n: b\n',
  'a:\n\t\n\t# tab\n  b: 1\n',
])('the tokens of %j are those of the library', (text) => {
  expect(parseTokens(text)).toEqual({ tokens: [...new Parser().parse(text)] });
});

test('whatever is written, the tokens are those of the library', () => {
  const pieces = [
    'a',
    ' b c',
    ':',
    ': ',
    '\n',
    '\n  ',
    '\n    ',
    '- ',
    '? ',
    '\t',
    '#',
    ' # c',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ', ',
  ];
  const more = ['|', '>-', '&x ', '*x', '!t ', '---\n', '...\n', '%YAML 1.2\n', '<<', '\r\n', '1', '\u00e9', '\\'];
  const text = fc.array(fc.constantFrom(...pieces, ...more), { maxLength: 30 }).map((all) => all.join(''));
  fc.assert(
    fc.property(text, (written) => {
      expect(parseTokens(written)).toEqual({ tokens: [...new Parser().parse(written)] });
    }),
    { numRuns: 2_000 },
  );
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
