import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { JsonObject } from '../../../contracts/json.ts';
import { writeYaml } from '../../../language/formats/write-yaml.ts';

test('what is short stands in one line, and a text that could be mistaken in quotes', () => {
  const value = {
    kind: 'Case',
    given: { now: '2026-03-02T08:00:00Z', on: true, words: 'yes', none: null },
    when: [
      { after: '5m', decide: { step: 'ask', by: 'ada', approve: true, reason: 'Seen it in three mailboxes today' } },
    ],
    deep: [[{ a: 'x'.repeat(90), b: [] }], {}],
  };
  expect(writeYaml(value)).toBe(`kind: Case
given: { now: "2026-03-02T08:00:00Z", "on": true, words: "yes", none: null }
when:
  - after: "5m"
    decide: { step: ask, by: ada, approve: true, reason: Seen it in three mailboxes today }
deep:
  - - a: ${'x'.repeat(90)}
      b: []
  - {}
`);
});

test('whatever is written is read back as it was', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.constantFrom('•••', '~', '- a', 'a: b', '# c', '\u0085', '\u2028', 'a\nb'),
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      text,
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(
        text.filter((name) => name !== '__proto__'),
        tie('value'),
        { maxKeys: 4, noNullPrototype: true },
      ),
    ),
  }));
  fc.assert(
    fc.property(value, (member) => {
      const given = JSON.parse(JSON.stringify({ member })) as JsonObject;
      expect(parse(writeYaml(given))).toEqual(given);
    }),
  );
});
