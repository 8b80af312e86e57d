import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { odataText } from '../../../connectors/http/odata-text.ts';

/** Reads one text of OData from the start, as the upstream would; what stands behind it would be query. */
function readText(odata: string): { readonly text: string; readonly rest: string } {
  const match = /^'((?:[^']|'')*)'(?!')/.exec(odata);
  if (match === null) expect.fail(`${odata} begins with no text`);
  return { text: (match[1] ?? '').replaceAll("''", "'"), rest: odata.slice(match[0].length) };
}

test('whatever a text holds, the upstream reads the same text and nothing behind it', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom("'", '"', '\\', ' or ', 'x') }),
  );
  fc.assert(
    fc.property(hostile, (text) => {
      expect(readText(odataText(text))).toEqual({ text, rest: '' });
    }),
    { verbose: true },
  );
});
