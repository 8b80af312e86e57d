import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { odataAnyOf, odataMoment, odataText } from '../../../connectors/graph/odata-filter.ts';

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

test('a condition for several texts is one in brackets, and there is none for none', () => {
  expect(odataAnyOf('status', [])).toEqual([]);
  expect(odataAnyOf('status', ['new'])).toEqual(["status eq 'new'"]);
  expect(odataAnyOf('status', ['new', "o'clock"])).toEqual(["(status eq 'new' or status eq 'o''clock')"]);
});

test('a moment stays as it is, with all its digits; anything else does not get into a filter', () => {
  expect(odataMoment('2026-11-20T09:00:00.1133333Z')).toBe('2026-11-20T09:00:00.1133333Z');
  for (const text of ['2026-11-20', '2026-11-20T09:00:00Z or 1 eq 1', '2026-11-20T09:00:00+01:00', ''])
    expect(() => odataMoment(text)).toThrow(/must be in UTC/);
});
