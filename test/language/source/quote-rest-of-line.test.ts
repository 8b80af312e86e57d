import { expect, test } from 'vitest';
import { quoted, quoteRestOfLine } from '../../../language/source/quote-rest-of-line.ts';

test('the rest of the line is quoted, quotes in it are doubled, blanks and the line end stay outside', () => {
  expect(quoteRestOfLine("if: it's !x  \r\nb: 1", 4)).toEqual({
    description: 'Quote the value',
    range: { start: 4, end: 11 },
    replacement: "'it''s !x'",
    needsAuthor: true,
  });
});

test('a value in quotes is what it was', () => {
  expect(quoted("it's")).toBe("'it''s'");
});

/** Offers to quote what stands after the mark «→». */
const needsAuthor = (marked: string): boolean =>
  quoteRestOfLine(marked.replace('→', ''), marked.indexOf('→')).needsAuthor === true;

test.each([
  ['an expression that YAML refuses', 'if: →"a" in inputs.b'],
  ['an expression that YAML takes for a tag', '  - when: →!inputs.b\n    steps: []'],
  ['a span with a colon', 'title: →${{ true ? "a: b" : "c" }}'],
  ['a span with a hash', 'title: →${{ inputs.a + " #1" }}'],
  ['text and spans', 'title: →${{ inputs.a }}: ${{ inputs.b }}'],
  ['an item of a list', '  - →${{ "a" + inputs.b }}: c\n  - d'],
  ['a span under a key of an expression', 'if: →${{ "a" in b }}: c'],
  ['a value before an empty line and another key', 'if: →"a" in b\r\n\r\nnote: x'],
])('%s has one remedy', (_, marked) => {
  expect(needsAuthor(marked)).toBe(false);
});

test.each([
  ['a value that YAML reads as it stands', 'if: →inputs.a == 1'],
  ['a value in quotes already', "if: →'inputs.a == 1'"],
  ['a list, which is an expression too', 'in: →[1, 2]'],
  ['an alias', 'in: →*x'],
  ['what is no expression', 'if: →!a !b'],
  ['a tag under a key of texts', 'title: →!inputs.a'],
  ['an expression under a key of texts', 'title: →"a" in inputs.b'],
  ['a span that is no expression', 'title: →${{ a b }}: c'],
  ['a span that is not closed', 'title: →${{ a: b'],
  ['a comment after the value', 'title: →${{ "a" in b }}: c # as agreed'],
  ['a value that goes on in the next line', 'if: →"a" in b\n  && c'],
  ['an item that goes on in the next line', '- →${{ "a" }}: b\n c'],
  ['a value inside brackets', '- { if: →"a" in b'],
  ['a value that is nested deeper than any document', `in: →${'['.repeat(60)}`],
  ['brackets around a span, nested too deeply', `title: →a: ${'['.repeat(60)} \${{ b }}`],
])('%s is left to the author', (_, marked) => {
  expect(needsAuthor(marked)).toBe(true);
});

test('what has been quoted is not quoted again', () => {
  const text = 'if: "a" in b\n';
  const { range, replacement } = quoteRestOfLine(text, 4);
  const fixed = text.slice(0, range.start) + replacement + text.slice(range.end);
  expect(fixed).toBe(`if: '"a" in b'\n`);
  expect(quoteRestOfLine(fixed, 4).needsAuthor).toBe(true);
});
