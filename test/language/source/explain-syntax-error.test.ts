import { expect, test } from 'vitest';
import { aPlaybook, checked } from '../a-world.ts';
import { tellsTraps } from './tells-traps.ts';

tellsTraps([
  ['if: "x" in y', 'unquoted-expression: "x" in y', `'"x" in y'`],
  ['if: [1,2].exists(a, a > 1)', 'unquoted-expression: [1,2].exists(a, a > 1)', `'[1,2].exists(a, a > 1)'`],
  ['note: ${{ true ? "b" : "c" }}', 'unquoted-expression: ${{ true ? "b" : "c" }}', `'\${{ true ? "b" : "c" }}'`],
  [
    'note: ${{ run.id }}: ${{ tenant.title }}',
    'unquoted-expression: ${{ run.id }}: ${{ tenant.title }}',
    "'${{ run.id }}: ${{ tenant.title }}'",
  ],
  ['note: {a: ${{ run.id }} }', 'unquoted-expression: ${{ run.id }} }', undefined],
  ['- set: { a: ${{ run.id }} }', 'unquoted-expression: ${{ run.id }} }', undefined],
  ['note: [${{ run.id }}]', 'unquoted-expression: ${{ run.id }}]', undefined],
  ['- ${{ "a": 1 }}', 'unquoted-expression: ${{ "a": 1 }}', `'\${{ "a": 1 }}'`],
  ['if: *x > 3', 'unquoted-expression: *x > 3', "'*x > 3'"],
  ['\tnote: x', 'tab-indentation: \t', '  '],
  ['note: "x', 'yaml-syntax: ', undefined],
  ['note: @x', 'yaml-syntax: @', undefined],
]);

test('how deep a tab was meant to indent is left to the author', () => {
  const [finding] = checked(aPlaybook('- wait: 1h\n  \tnote: x\n')).diagnostics;
  expect(finding).toMatchObject({ code: 'tab-indentation', fix: { needsAuthor: true } });
});
