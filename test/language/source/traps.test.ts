import { describe, expect, test } from 'vitest';
import { checked, findingsOf, aPlaybook } from '../a-world.ts';

/** Each trap of YAML: what is written in place of the first step's `if`, the finding, and the fix that is offered. */
const TRAPS = [
  ['if: !x', 'yaml-tag: !x', "'!x'"],
  ['if: !steps.a.output.b && c', 'yaml-tag: !steps.a.output.b && c', "'!steps.a.output.b && c'"],
  ['if: !!str x', 'yaml-tag: !!str x', "'!!str x'"],
  ['note: {{ tenant.title }}', 'missing-dollar: {{ tenant.title }}', '$'],
  ['if: "x" in y', 'unquoted-expression: "x" in y', `'"x" in y'`],
  ['if: [1,2].exists(a, a > 1)', 'unquoted-expression: [1,2].exists(a, a > 1)', `'[1,2].exists(a, a > 1)'`],
  ['note: ${{ true ? "b" : "c" }}', 'unquoted-expression: ${{ true ? "b" : "c" }}', `'\${{ true ? "b" : "c" }}'`],
  [
    'note: ${{ run.id }}: ${{ tenant.title }}',
    'unquoted-expression: ${{ run.id }}: ${{ tenant.title }}',
    "'${{ run.id }}: ${{ tenant.title }}'",
  ],
  ['note: ${{ run.id #x }}', 'unquoted-expression: ${{ run.id', "'${{ run.id #x }}'"],
  ['note: {a: ${{ run.id }} }', 'unquoted-expression: ${{ run.id }} }', undefined],
  ['note: [${{ run.id }}]', 'unquoted-expression: ${{ run.id }}]', undefined],
  ['- ${{ "a": 1 }}', 'unquoted-expression: ${{ "a": 1 }}', `'\${{ "a": 1 }}'`],
  ['if: *x > 3', 'unquoted-expression: *x > 3', "'*x > 3'"],
  ['note: *x', 'yaml-alias: *x', undefined],
  ['note: &x y', 'yaml-alias: y', undefined],
  ['<<: { a: 1 }', 'yaml-alias: <<', undefined],
  ['note: 017', 'yaml-number: 017', '"017"'],
  ['note: 0o17', 'yaml-number: 0o17', '"0o17"'],
  ['note: 1:30', 'yaml-number: 1:30', '"1:30"'],
  ['note: 1_000', 'yaml-number: 1_000', '"1_000"'],
  ['note: .inf', 'yaml-number: .inf', '".inf"'],
  ['note: 12345678901234567890', 'yaml-number: 12345678901234567890', '"12345678901234567890"'],
  ['? {a: b}', 'yaml-key: {a: b}', undefined],
  ['__proto__: c', 'yaml-key: __proto__', undefined],
  ['"a\\0": c', 'yaml-key: "a\\0"', undefined],
  ['note: "\\ud800"', 'bad-encoding: "\\ud800"', undefined],
  ['\tnote: x', 'tab-indentation: \t', '  '],
  ['note: "x', 'yaml-syntax: ', undefined],
  ['note: @x', 'yaml-syntax: @', undefined],
] as const;

describe('traps of YAML are errors', () => {
  test.each(TRAPS)('%s', (line, finding, replacement) => {
    const text = aPlaybook(`- wait: 1h\n  ${line}\n`);
    const findings = findingsOf(text);
    expect(findings).toContain(finding);
    const [first] = checked(text).diagnostics;
    expect(first?.fix?.replacement).toBe(replacement);
  });

  test('a key that stands twice is told with the line of the first', () => {
    const text = aPlaybook('- wait: 1h\n  note: x\n  note: y');
    expect(findingsOf(text)).toEqual(['duplicate-key: note']);
    expect(checked(text).diagnostics[0]?.summary).toContain('line 8');
  });

  test('words for booleans of old YAML are refused where a boolean is meant, and only there', () => {
    const text = aPlaybook(
      '- switch: [{ when: "true", steps: [] }]\n  exactlyOne: yes\n  note: yes\n- switch: []\n  exactlyOne: Off',
    );
    expect(findingsOf(text)).toEqual(['yaml-boolean: yes', 'yaml-boolean: Off']);
    expect(checked(text).diagnostics.map(({ fix }) => fix?.replacement)).toEqual(['true', 'false']);
  });

  test('a second document is refused where it begins', () => {
    expect(findingsOf('a: 1\n---\nb: 2\n')).toEqual(['several-documents: ---']);
  });

  test('a directive is refused', () => {
    expect(findingsOf('%YAML 1.1\n---\na: yes\n')).toEqual(['yaml-directive: %YAML 1.1']);
  });

  test.each(['', '# only a comment\n', '---\n'])('an empty document is refused: %j', (text) => {
    expect(findingsOf(text)).toEqual(['empty-document: ']);
  });

  test('an applied fix of an unquoted condition gives a clean playbook', () => {
    const text = aPlaybook('- wait: 1h\n  if: "x" in [tenant.title]');
    const fix = checked(text).diagnostics[0]?.fix;
    const mended = text.slice(0, fix?.range.start) + (fix?.replacement ?? '') + text.slice(fix?.range.end);
    expect(checked(mended).diagnostics).toEqual([]);
  });
});
