import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeFilter } from '../../../connectors/defender-endpoint/odata-filter.ts';

test('conditions that must all hold are joined, times stand without quotes', () => {
  expect(
    writeFilter([
      { member: 'machineId', is: 'abc' },
      { member: 'updatedOn', after: '2026-11-20T10:00:00Z' },
    ]),
  ).toBe("machineId eq 'abc' and updatedOn gt 2026-11-20T10:00:00.000Z");
  expect(writeFilter([])).toBe('');
});

test('a text that tries to become more of the query stays a text', () => {
  expect(writeFilter([{ member: 'computerDnsName', is: "x' or riskScore eq 'High" }])).toBe(
    "computerDnsName eq 'x'' or riskScore eq ''High'",
  );
});

test('whatever the texts are, a reader of OData finds exactly the conditions that were given', () => {
  const hostile = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom("'", ' ', 'a', 'and', 'eq', "''") }));
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 1, maxLength: 4 }), (texts) => {
      const filter = writeFilter(texts.map((is) => ({ member: 'name', is })));
      expect(readFilter(filter)).toEqual(texts);
    }),
  );
});

/** Reads `name eq '…' and name eq '…'` letter by letter, as the grammar of OData has it. */
function readFilter(filter: string): readonly string[] {
  const found: string[] = [];
  let at = 0;
  while (at < filter.length) {
    if (found.length > 0) {
      expect(filter.slice(at, at + 5)).toBe(' and ');
      at += 5;
    }
    expect(filter.slice(at, at + 9)).toBe("name eq '");
    at += 9;
    let text = '';
    for (; filter[at] !== "'" || filter[at + 1] === "'"; at++) {
      if (filter[at] === "'") at++;
      text += filter[at];
    }
    at++;
    found.push(text);
  }
  return found;
}
