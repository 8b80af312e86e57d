import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { kqlText } from '../../../connectors/graph/kql-text.ts';

/** Reads a string literal of KQL from the start; what stands behind it would be query. */
function readLiteral(kql: string): { readonly text: string; readonly rest: string } {
  const match = /^"((?:[^"\\\n\r]|\\.)*)"/.exec(kql);
  if (match === null) expect.fail(`${kql} begins with no literal`);
  const text = (match[1] ?? '').replace(/\\u([\da-f]{4})/g, (_, digits: string) =>
    String.fromCharCode(parseInt(digits, 16)),
  );
  return { text, rest: kql.slice(match[0].length) };
}

test('whatever a text holds, the query reads the same text and nothing behind it', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 50 }),
    fc.string({ unit: fc.constantFrom('"', "'", '\\', '\n', '`', '|', '//', ' or 1==1', 'u0022'), maxLength: 20 }),
  );
  fc.assert(
    fc.property(hostile, (text) => {
      expect(readLiteral(kqlText(text))).toEqual({ text, rest: '' });
    }),
    { verbose: true },
  );
});

test('an ordinary text stays readable', () => {
  expect(kqlText('mia@contoso.example')).toBe('"mia@contoso.example"');
  expect(kqlText('a"b\\c')).toBe('"a\\u0022b\\u005cc"');
});
