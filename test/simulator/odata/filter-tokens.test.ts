import { expect, test } from 'vitest';
import { readFilterTokens } from '../../../simulator/odata/filter-tokens.ts';

test.each([
  ["'it''s'", { kind: 'literal', value: "it's" }],
  ['2026-11-20T12:00:00.1234567Z', { kind: 'literal', value: '2026-11-20T12:00:00.1234567Z' }],
  ['2026-11-20', { kind: 'literal', value: '2026-11-20' }],
  ['12345678-1234-4234-8234-123456789abc', { kind: 'literal', value: '12345678-1234-4234-8234-123456789abc' }],
  ['-1.5', { kind: 'literal', value: -1.5 }],
  ['true', { kind: 'literal', value: true }],
  ['null', { kind: 'literal', value: null }],
  ['from/emailAddress/address', { kind: 'word', text: 'from/emailAddress/address' }],
  [':', { kind: 'mark', text: ':' }],
])('%s is one token', (text, token) => {
  expect(readFilterTokens(text)).toEqual([token]);
});

test.each(["'open", 'a eq #', 'a = 1'])('what belongs nowhere is refused: %s', (text) => {
  expect(readFilterTokens(text)).toBeUndefined();
});
