import { expect, test } from 'vitest';
import { compilePattern } from '../../../language/expressions/matches.ts';
import { failureOf, valueOf } from './results.ts';

const scope = { pattern: '^INV-', bad: '(', t: `${'a'.repeat(30)}!`, list: ['INV-1', 'x'] };

test.each([
  ['matches("INV-1", "^INV-")', true],
  ['matches("x INV-1", "^INV-")', false],
  ['matches("EVIL", "(?i)evil")', true],
  ['matches("INV-1", pattern)', true],
  ['list.map(x, matches(x, pattern))', [true, false]],
  ['matches(t, "(a+)+$")', false],
])('%s is %j', (source, expected) => {
  expect(valueOf(source, scope)).toEqual(expected);
});

test.each([
  ['matches("a", "(")', 'the pattern of "matches" is not valid: error parsing regexp: missing closing ): `(`'],
  ['matches("a", bad)', 'the pattern of "matches" is not valid: error parsing regexp: missing closing ): `(`'],
  [
    'matches("a", "a(?=b)")',
    'the pattern of "matches" is not valid: error parsing regexp: invalid or unsupported Perl syntax: `(?=`',
  ],
  ['matches(1, "a")', '"matches" takes a text, and not an int'],
  ['matches("a", 1)', '"matches" does not take a string and an int. It is `matches(text, pattern)`'],
])('%s fails: %s', (source, text) => {
  expect(failureOf(source, scope).message).toBe(`Cannot evaluate \`${source}\`: ${text}`);
});

test('a pattern has at most 500 characters', () => {
  expect(compilePattern('a'.repeat(500)).ok).toBe(true);
  expect(compilePattern('a'.repeat(501))).toMatchObject({ ok: false, fault: { code: 'expression-limit' } });
});

test.each([
  ['a{999}', true],
  ['a{1000}'.repeat(2), true],
  ['a{1000}'.repeat(3), false],
  ['(ab){999}', true],
  ['(abc){999}', false],
  ['((ab){2,40}){30}', false],
  ['[^]a]{3}\\d{2}', true],
  ['[a-f0-9]{8}(-[a-f0-9]{4}){3}-[a-f0-9]{12}', true],
  ['x{,5}', true],
  ['x{5,}', true],
])('a pattern has at most 2,000 instructions: %s', (pattern, isOk) => {
  expect(compilePattern(pattern).ok).toBe(isOk);
});

test('a parenthesis too many is left to the library', () => {
  expect(compilePattern(')')).toMatchObject({ ok: false, fault: { code: 'expression-failed' } });
});
