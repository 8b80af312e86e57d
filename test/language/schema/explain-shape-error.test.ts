import { expect, test } from 'vitest';
import { shown } from '../../../language/schema/explain-shape-error.ts';
import { tells } from '../tells.ts';

tells([
  ['a misspelt key', '- wait: 1h\n  titel: x', ['unknown-key: titel']],
  ['a key of a later version', '- wait: 1h\n  undo: {}', ['not-yet: undo']],
  ['a missing key', '- forEach: { in: "[1]" }\n  steps: []', ['missing-key: forEach']],
  ['a misspelt key of a branch', '- parallel: { a: { stesp: [], steps: [] } }', ['unknown-key: stesp']],
  ['a wait for business hours', '- wait: { businessHours: 8h, until: now }', ['not-yet: businessHours']],
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
