import { expect, test } from 'vitest';
import { parseSource } from '../../../language/expressions/parse-source.ts';
import { problemOf } from './results.ts';

test.each([
  ['1 +', ' +', 'unexpected token: the end'],
  ['a = b', '=', 'unexpected character: ='],
  ['a & b', '&', 'unexpected character: &'],
  ['a || | b', '|', 'unexpected character: |'],
  ['(a', 'a', 'expected ")", got the end'],
  ['a..b', '.', 'expected a name, got "."'],
  ['"abc', '"abc', 'unterminated string'],
  ['"\\d"', '\\d', 'invalid escape sequence: \\d'],
  ['if == 1', 'if', 'reserved identifier: if'],
  ['a b', 'b', "unexpected character: 'b'"],
  ['a and b', 'and', "unexpected character: 'd'"],
  ['l.map(1, 2)', '1', 'map(var, transform) invalid predicate iteration variable'],
])('%s does not parse, at %s', (source, marked, summary) => {
  const found = problemOf(source);
  expect(found.problem).toMatchObject({ code: 'expression-syntax', summary: `Cannot read the expression: ${summary}` });
  expect(` ${marked}`).toContain(found.marked);
  expect(found.problem.detail).not.toBe('');
});

test.each(['', '   ', '\n'])('an empty expression is a problem', (source) => {
  expect(problemOf(source).problem).toMatchObject({
    code: 'expression-syntax',
    range: { start: 0, end: source.length },
  });
});

test('a source has at most 2,000 characters', () => {
  expect(parseSource(`1${' '.repeat(1_999)}`)).toMatchObject({ ok: true });
  expect(problemOf(`1${' '.repeat(2_000)}`).problem).toMatchObject({
    code: 'expression-limit',
    summary: 'Cannot read an expression longer than 2,000 characters: it has 2,001',
    range: { start: 2_000, end: 2_001 },
  });
});

test('nesting has at most 40 levels', () => {
  expect(parseSource(`${'('.repeat(40)}1${')'.repeat(40)}`)).toMatchObject({ ok: true });
  const summary = 'Cannot read an expression nested deeper than 40 levels: the limit is passed here';
  expect(problemOf(`${'('.repeat(41)}1${')'.repeat(41)}`).problem).toMatchObject({ code: 'expression-limit', summary });
  expect(problemOf(`a${'.a'.repeat(41)}`).problem).toMatchObject({ code: 'expression-limit', summary });
});

test('an expression has at most 1,000 parts', () => {
  expect(parseSource(`${'!'.repeat(999)}a`)).toMatchObject({ ok: true });
  expect(problemOf(`${'!'.repeat(1_000)}a`).problem).toMatchObject({
    code: 'expression-limit',
    summary: expect.stringContaining('of more than 1,000 parts') as string,
  });
});
