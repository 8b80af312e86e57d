import { expect, test } from 'vitest';
import { readKqlTokens } from '../../../simulator/hunting/kql-tokens.ts';

test.each([
  [String.raw`'it\'s'`, { kind: 'text', value: "it's" }],
  [String.raw`"a\nb\\"`, { kind: 'text', value: 'a\nb\\' }],
  [String.raw`@'C:\new'`, { kind: 'text', value: String.raw`C:\new` }],
  ['2026-11-20T12:00:00Z', { kind: 'text', value: '2026-11-20T12:00:00Z' }],
  ['30m', { kind: 'span', value: 1_800_000 }],
  ['7d', { kind: 'span', value: 604_800_000 }],
  ['12', { kind: 'number', value: 12 }],
  ['in~', { kind: 'word', text: 'in~' }],
  ['!in', { kind: 'word', text: '!in' }],
  ['=~', { kind: 'mark', text: '=~' }],
])('%s is one token', (text, token) => {
  expect(readKqlTokens(text)).toEqual([token]);
});

test('comments are left out, and an open text says where it begins', () => {
  expect(readKqlTokens('a // all\n| b')).toHaveLength(3);
  expect(readKqlTokens("a == 'open")).toEqual({ problemAt: 4 });
});
