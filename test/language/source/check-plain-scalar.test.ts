import { expect, test } from 'vitest';
import { aPlaybook, checked } from '../a-world.ts';
import { tellsTraps } from './tells-traps.ts';

tellsTraps([
  ['note: ${{ run.id #x }}', 'unquoted-expression: ${{ run.id', "'${{ run.id #x }}'"],
  ['note: 017', 'yaml-number: 017', '"017"'],
  ['note: 0o17', 'yaml-number: 0o17', '"0o17"'],
  ['note: 1:30', 'yaml-number: 1:30', '"1:30"'],
  ['note: 1_000', 'yaml-number: 1_000', '"1_000"'],
  ['note: .inf', 'yaml-number: .inf', '".inf"'],
  ['note: 12345678901234567890', 'yaml-number: 12345678901234567890', '"12345678901234567890"'],
]);

test.each([
  ['1:30', undefined],
  ['-1:30:15', undefined],
  ['017', true],
  ['1_000', true],
  ['.inf', true],
  ['12345678901234567890', true],
])('the number %s as a text needs the author: %s, unless YAML reads a text anyway', (written, needsAuthor) => {
  const [finding] = checked(aPlaybook(`- wait: 1h\n  note: ${written}\n`)).diagnostics;
  expect(finding?.fix?.needsAuthor).toBe(needsAuthor);
});
