import { expect, test } from 'vitest';
import { shown } from '../../../language/schema/explain-shape-error.ts';
import { aPlaybook, checked } from '../a-world.ts';
import { tells } from '../tells.ts';

tells([
  ['a misspelt key', '- wait: 1h\n  titel: x', ['unknown-key: titel']],
  ['a key of a later version', '- wait: 1h\n  forward: 1h', ['not-yet: forward']],
  ['a missing key', '- forEach: { in: "[1]" }\n  steps: []', ['missing-key: forEach']],
  ['a misspelt key of a branch', '- parallel: { a: { stesp: [], steps: [] } }', ['unknown-key: stesp']],
  ['a wait of two sorts', '- wait: { businessHours: 8h, until: now }', ['wrong-type: businessHours']],
  ['a recipient of a misspelt sort', '- notify: { to: [{ taem: csirt }], text: x }', ['unknown-key: taem']],
]);

test('a value is shown as a word, or as JSON cut after 60 characters', () => {
  expect([null, [], [1], {}, { a: 1 }, 1, 'x'].map(shown)).toEqual([
    'nothing',
    'an empty list',
    'a list',
    'an empty mapping',
    'a mapping',
    '1',
    '"x"',
  ]);
  expect(shown('x'.repeat(58))).toHaveLength(60);
  expect(shown('x'.repeat(59))).toBe(`"${'x'.repeat(56)}…"`);
});

const fixOf = (steps: string) => {
  const [finding] = checked(aPlaybook(steps)).diagnostics;
  return [finding?.code, finding?.fix?.replacement];
};
const aSwitch = (exactlyOne: string) => `- switch: [{ when: "true", steps: [] }]\n  exactlyOne: ${exactlyOne}`;
const aLoop = (concurrency: string) =>
  `- forEach: { in: "[1]", as: one, concurrency: ${concurrency} }\n  steps: [{ wait: 1h }]`;

test.each([
  ['yes', 'yaml-boolean', 'true'],
  ['Off', 'yaml-boolean', 'false'],
  ['"no"', 'yaml-boolean', 'false'],
  ['"true"', 'wrong-type', 'true'],
  ['"1"', 'wrong-type', undefined],
  ['1', 'wrong-type', undefined],
  ['maybe', 'wrong-type', undefined],
])('%s for a boolean is %s, and %s is meant', (written, code, replacement) => {
  expect(fixOf(aSwitch(written))).toEqual([code, replacement]);
});

test.each([
  ['"5"', '5'],
  ['"1"', '1'],
  ['"100"', '100'],
  ['"0"', undefined],
  ['"101"', undefined],
  ['"yes"', undefined],
])('%s for a number from 1 to 100: %s is meant', (written, replacement) => {
  expect(fixOf(aLoop(written))[1]).toBe(replacement);
});
