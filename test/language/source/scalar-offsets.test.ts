import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rangeInScalar, scalarOffsets } from '../../../language/source/scalar-offsets.ts';
import { readSource } from '../../../language/source/read-source.ts';
import { memberOf, type ScalarNode } from '../../../language/source/source-node.ts';

function scalarOf(text: string): ScalarNode {
  const source = readSource(text);
  const node = source.ok ? memberOf(source.root, 'a') : undefined;
  if (node?.kind !== 'scalar') throw new TypeError(`Not a scalar: ${text}`);
  return node;
}

/** What a range of the value marks in the text. */
function marked(text: string, part: string): string {
  const node = scalarOf(text);
  const start = String(node.value).indexOf(part);
  const range = rangeInScalar(text, node, { start, end: start + part.length });
  return text.slice(range.start, range.end);
}

const word = fc.stringMatching(/^[a-z${}.'()]{1,6}$/).filter((text) => !/^[${}.'()]/.test(text));
const words = fc.array(word, { minLength: 1, maxLength: 6 });
const gap = fc.constantFrom(' ', '\n  ', '\n\n  ', ' \n   \n  ', '\r\n  ');

/** Every character of the value that is no white space stands in the text at its offset. */
function expectAligned(text: string): void {
  const node = scalarOf(text);
  const value = String(node.value);
  const offsets = scalarOffsets(text, node);
  expect(offsets).toHaveLength(value.length + 1);
  for (const [at, character] of value.split('').entries()) {
    if (!/\s/.test(character)) expect(text.charAt(Number(offsets[at]))).toBe(character);
    expect(Number(offsets[at])).toBeLessThanOrEqual(Number(offsets[at + 1]));
  }
}

test('characters of plain scalars over several lines stand at their offsets', () => {
  fc.assert(fc.property(words, gap, (parts, between) => expectAligned(`a: x${parts.join(between)}\n`)));
});

test('characters of single-quoted scalars stand at their offsets, a doubled quote at its first half', () => {
  fc.assert(
    fc.property(words, gap, (parts, between) => expectAligned(`a: '${parts.join(between).replaceAll("'", "''")}'\n`)),
  );
});

test('characters of literal and folded blocks stand at their offsets, whatever the indentation and the chomping', () => {
  const header = fc.constantFrom('|', '|-', '|+', '>', '>-', '>+', '| # why', '>2');
  const lines = fc.array(fc.tuple(fc.constantFrom('', ' ', '   '), words), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(header, lines, fc.constantFrom('\n', '\n\n', '\r\n'), (first, rest, lineBreak) => {
      const body = rest.map(([more, parts], at) => `  ${at === 0 ? '' : more}${parts.join(' ')}`).join(lineBreak);
      expectAligned(`a: ${first}\n${body}\nb: 1\n`);
    }),
  );
});

test('characters of double-quoted scalars stand at the start of what makes them', () => {
  const token = fc.constantFrom(
    'a',
    'b}',
    '\\n',
    '\\t',
    '\\"',
    '\\\\',
    '\\x41',
    '\\u00e4',
    '\\U0001F600',
    '\\U00000041',
    ' ',
    '\n  ',
    '\n\n  ',
    '\\\n  ',
    '\\\r\n  ',
    '😀',
  );
  fc.assert(
    fc.property(fc.array(token, { maxLength: 12 }), (tokens) => {
      const text = `a: "x${tokens.join('')}y"\nb: 1\n`;
      const node = scalarOf(text);
      const offsets = scalarOffsets(text, node);
      expect(offsets).toHaveLength(String(node.value).length + 1);
      expect(text.charAt(Number(offsets.at(-2)))).toBe('y');
    }),
  );
});

test.each([
  ['a: "x \\"${{ b.c }}\\" y"', 'b.c', 'b.c'],
  ['a: "\\u00e4${{ b.c }}"', 'b.c', 'b.c'],
  ["a: 'it''s ${{ b.c }}'", 'b.c', 'b.c'],
  ['a: |\n    one\n    ${{ b.c }}\n', 'b.c', 'b.c'],
  ['a: >-\n  one\n  ${{ b\n  .c }}\n', 'b .c', 'b\n  .c'],
  ['a: >-\n  one\n\n    two ${{ b.c }}\n', 'b.c', 'b.c'],
])('an expression inside %j is marked exactly', (text, part, expected) => {
  expect(marked(text, part)).toBe(expected);
});

test('white space after a stripped indentation is aligned with what follows it', () => {
  const text = 'a: |\n  one\n    two\n';
  const node = scalarOf(text);
  const at = String(node.value).indexOf('  two');
  expect(scalarOffsets(text, node)[at]).toBe(text.indexOf('  two'));
});

test('white space before the first word of a value is aligned with that word', () => {
  const text = 'a: |1\n   one\n';
  expect(marked(text, '  one')).toBe('  one');
});

test('an empty range is a place, and a range beyond the value ends with the scalar', () => {
  const text = 'a: "xy"\n';
  const node = scalarOf(text);
  expect(rangeInScalar(text, node, { start: 1, end: 1 })).toEqual({ start: 5, end: 5 });
  expect(rangeInScalar(text, node, { start: 1, end: 99 })).toEqual({ start: 5, end: 6 });
  expect(rangeInScalar(text, node, { start: 99, end: 100 })).toEqual({ start: 6, end: 6 });
});

test('the end of an empty block is the end of its scalar', () => {
  const text = 'a: |';
  const node = scalarOf(text);
  expect(rangeInScalar(text, node, { start: 0, end: 3 })).toEqual({ start: 4, end: 4 });
});
