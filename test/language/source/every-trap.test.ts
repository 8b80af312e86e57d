import { expect, test } from 'vitest';
import { aPlaybook, checked } from '../a-world.ts';

/*
 * Every trap of YAML that docs/language.md names: each is an error that says what it is. Where a fix is offered, the text
 * with it is clean; where none can be certain, what an author would write instead is.
 */

const HEAD = 'inputs: { mail: o365.threat_intelligence, on: { type: boolean, default: true } }\n';
const steps = (written: string): string => aPlaybook(written, HEAD);
const CLEAN = steps('- wait: 1h');

/** A trap, its code, and the text after the fix that is offered, or after an author's own hand. */
type Trap = readonly [what: string, text: string, code: string, by: 'fix' | 'offer' | 'hand', mended: string];

const TRAPS: readonly Trap[] = [
  ['a tag', steps('- if: !inputs.on\n  wait: 1h'), 'yaml-tag', 'fix', steps("- if: '!inputs.on'\n  wait: 1h")],
  [
    'a span without its dollar',
    steps('- set: { a: {{ run.id }} }'),
    'missing-dollar',
    'fix',
    steps("- set: { a: '${{ run.id }}' }"),
  ],
  [
    'a colon in an unquoted span',
    steps("- set:\n    a: ${{ inputs.on ? 'yes: it is' : 'no' }}"),
    'unquoted-expression',
    'fix',
    steps("- set:\n    a: '${{ inputs.on ? ''yes: it is'' : ''no'' }}'"),
  ],
  [
    'a hash in an unquoted span',
    steps('- set:\n    a: ${{ "a #" + run.id }}'),
    'unquoted-expression',
    'fix',
    steps('- set:\n    a: \'${{ "a #" + run.id }}\''),
  ],
  [
    'quotes at the start of a condition',
    steps('- if: "x" in [run.id]\n  wait: 1h'),
    'unquoted-expression',
    'fix',
    steps('- if: \'"x" in [run.id]\'\n  wait: 1h'),
  ],
  [
    'an unquoted span in a flow mapping',
    steps('- set: { a: ${{ run.id }} }'),
    'unquoted-expression',
    'hand',
    steps('- set: { a: "${{ run.id }}" }'),
  ],
  [
    'a key twice',
    steps('- wait: 1h\n  title: a\n  title: b'),
    'duplicate-key',
    'hand',
    steps('- wait: 1h\n  title: b'),
  ],
  ...['yes', 'no', 'on', 'off', 'Yes', 'NO', 'On', 'OFF', 'y', 'n'].map((word): Trap => [
    `${word} for a boolean`,
    steps(`- switch: [{ when: inputs.on, steps: [] }]\n  exactlyOne: ${word}`),
    'yaml-boolean',
    'fix',
    steps(`- switch: [{ when: inputs.on, steps: [] }]\n  exactlyOne: ${/^(y|on)/i.test(word)}`),
  ]),
  ['an octal number', steps('- wait: 1h\n  title: 017'), 'yaml-number', 'offer', steps('- wait: 1h\n  title: "017"')],
  [
    'an octal number of YAML 1.2',
    steps('- wait: 1h\n  title: 0o17'),
    'yaml-number',
    'offer',
    steps('- wait: 1h\n  title: "0o17"'),
  ],
  [
    'a sexagesimal number',
    steps('- wait: 1h\n  title: 12:30'),
    'yaml-number',
    'fix',
    steps('- wait: 1h\n  title: "12:30"'),
  ],
  [
    'underscores in a number',
    steps('- wait: 1h\n  title: 1_000'),
    'yaml-number',
    'offer',
    steps('- wait: 1h\n  title: "1_000"'),
  ],
  [
    'a whole number that is too large',
    steps('- wait: 1h\n  title: 9007199254740992'),
    'yaml-number',
    'offer',
    steps('- wait: 1h\n  title: "9007199254740992"'),
  ],
  [
    'a number that is none',
    steps('- wait: 1h\n  title: .inf'),
    'yaml-number',
    'offer',
    steps('- wait: 1h\n  title: ".inf"'),
  ],
  ['a tab', steps('- wait: 1h').replace('  - wait', '\t- wait'), 'tab-indentation', 'offer', CLEAN],
  ['an alias', steps('- wait: 1h\n  title: *x'), 'yaml-alias', 'hand', CLEAN],
  ['an anchor', steps('- wait: &x 1h'), 'yaml-alias', 'hand', CLEAN],
  ['a merge', steps('- wait: 1h\n  <<: { title: x }'), 'yaml-alias', 'hand', steps('- wait: 1h\n  title: x')],
  ['a directive', `%YAML 1.2\n---\n${CLEAN}`, 'yaml-directive', 'fix', `\n---\n${CLEAN}`],
  ['a second document', `${CLEAN}---\n${CLEAN}`, 'several-documents', 'hand', CLEAN],
  ['more than 128 KiB', `${CLEAN}# ${'x'.repeat(128 * 1024)}\n`, 'document-too-large', 'hand', CLEAN],
  [
    'nesting deeper than 40',
    steps(`- set: { a: ${'['.repeat(40)}${']'.repeat(40)} }`),
    'document-too-deep',
    'hand',
    CLEAN,
  ],
  ['a byte order mark', `\uFEFF${CLEAN}`, 'bad-encoding', 'fix', CLEAN],
  ['half a character', steps('- wait: 1h\n  title: \ud800'), 'bad-encoding', 'hand', CLEAN],
  ['a control character by an escape', steps('- wait: 1h\n  title: "\\u0000"'), 'bad-encoding', 'hand', CLEAN],
  ['an empty file', '', 'empty-document', 'hand', CLEAN],
  ['what is no YAML at all', steps('- wait: [1h'), 'yaml-syntax', 'hand', CLEAN],
  ['a key that is no name', steps('- wait: 1h\n  ? {title: x}'), 'yaml-key', 'hand', steps('- wait: 1h\n  title: x')],
];

test.each(TRAPS)('%s is an error, and clean once mended', (_, text, code, by, mended) => {
  const { diagnostics } = checked(text);
  expect(diagnostics.map((one) => one.severity)).toContain('error');
  expect(diagnostics[0]?.code).toBe(code);
  const fix = diagnostics[0]?.fix;
  expect(fix === undefined ? 'hand' : fix.needsAuthor === true ? 'offer' : 'fix').toBe(by);
  if (fix !== undefined)
    expect(text.slice(0, fix.range.start) + fix.replacement + text.slice(fix.range.end)).toBe(mended);
  expect(checked(mended).diagnostics).toEqual([]);
});
