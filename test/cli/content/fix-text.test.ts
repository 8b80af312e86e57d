import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SIGNATURES } from '../../../catalog/action-signatures.ts';
import { chosenFixes, fixText, PASSES_MAX } from '../../../cli/content/fix-text.ts';
import { checkDocument } from '../../../language/check-document.ts';
import type { Diagnostic, Fix } from '../../../language/diagnostic.ts';
import { readSource } from '../../../language/source/read-source.ts';
import { aFinding } from '../../language/formats/a-finding.ts';

const check = (text: string): readonly Diagnostic[] =>
  checkDocument(text, 'a.yaml', { actions: SIGNATURES }).diagnostics;
const isReadable = (text: string): boolean => readSource(text).ok;
const LOOK = { check, isReadable };
const fixed = (text: string): string => fixText(text, LOOK).text;

/** Fixes a text that is always readable. */
const fixWith = (text: string, checkIt: (text: string) => readonly Diagnostic[]) =>
  fixText(text, { check: checkIt, isReadable: () => true });

/** A finding whose fix replaces a range. */
function aFix(start: number, end: number, replacement: string, more: Partial<Fix> = {}): Diagnostic {
  return aFinding({ fix: { description: 'Mend it', range: { start, end }, replacement, ...more } });
}

describe('which fixes go together', () => {
  const chosen = (...findings: readonly Diagnostic[]) => chosenFixes(findings).map(({ replacement }) => replacement);

  test('those that do not overlap, in the order of the text', () => {
    expect(chosen(aFix(5, 6, 'b'), aFix(0, 2, 'a'), aFix(6, 8, 'c'))).toEqual(['a', 'b', 'c']);
  });

  test('of two that overlap, the first', () => {
    expect(chosen(aFix(0, 3, 'a'), aFix(2, 4, 'b'), aFix(4, 5, 'c'))).toEqual(['a', 'c']);
    expect(chosen(aFix(0, 9, 'a'), aFix(0, 3, 'b'))).toEqual(['b']);
  });

  test('of two insertions at one place, the first', () => {
    expect(chosen(aFix(1, 1, 'a'), aFix(1, 1, 'b'), aFix(1, 3, 'c'))).toEqual(['a']);
    expect(chosen(aFix(0, 1, 'a'), aFix(1, 1, 'b'))).toEqual(['a', 'b']);
  });

  test('none that needs the author, and none where there is no fix', () => {
    expect(chosen(aFix(0, 1, 'a', { needsAuthor: true }), aFinding())).toEqual([]);
  });
});

describe('the passes', () => {
  test('fixes that wait, and fixes that others bring to light, come in later passes', () => {
    const text = fixWith('ab', (current) =>
      current === 'ab' ? [aFix(0, 1, 'c'), aFix(0, 2, 'x')] : current === 'cb' ? [aFix(1, 2, 'd')] : [],
    );
    expect(text).toEqual({ text: 'cd', fixes: 2, withheld: 0 });
  });

  test(`fixes that undo each other end after ${PASSES_MAX} passes`, () => {
    const turned = fixWith('a', (current) => [aFix(0, 1, current === 'a' ? 'b' : 'a')]);
    expect(turned).toEqual({ text: 'a', fixes: PASSES_MAX, withheld: 0 });
  });

  test('a text that would have more errors than at first is not handed out', () => {
    const worse = [aFinding(), aFinding()];
    expect(fixWith('a', (current) => (current === 'a' ? [aFix(0, 1, 'b')] : worse))).toEqual({
      text: 'a',
      fixes: 0,
      withheld: 1,
    });
  });

  test('errors that come to light and are fixed as well do no harm, and warnings are no errors', () => {
    const both = [aFix(0, 1, 'c'), aFix(1, 2, 'd')];
    const warning = aFinding({ severity: 'warning' });
    const answers: Readonly<Record<string, readonly Diagnostic[]>> = { ab: [aFix(0, 1, 'x')], xb: both, cd: [warning] };
    expect(fixWith('ab', (current) => answers[current] ?? [])).toEqual({ text: 'cd', fixes: 3, withheld: 0 });
  });

  test('errors that come to light because the text can be read at last do no harm', () => {
    const answers: Readonly<Record<string, readonly Diagnostic[]>> = {
      a: [aFix(0, 1, 'b')],
      b: [aFinding(), aFinding()],
    };
    const look = {
      check: (current: string) => answers[current] ?? [],
      isReadable: (current: string) => current === 'b',
    };
    expect(fixText('a', look)).toEqual({ text: 'b', fixes: 1, withheld: 0 });
    expect(fixText('a', { ...look, isReadable: () => false })).toEqual({ text: 'a', fixes: 0, withheld: 1 });
  });

  test('what a text was before a pass for the worse is kept', () => {
    const worse = [aFinding(), aFinding(), aFinding()];
    const answers: Readonly<Record<string, readonly Diagnostic[]>> = {
      a: [aFix(0, 1, 'b')],
      b: [aFix(0, 1, 'c')],
      c: worse,
    };
    expect(fixWith('a', (current) => answers[current] ?? [])).toEqual({ text: 'b', fixes: 1, withheld: 1 });
  });
});

const HEAD = 'apiVersion: watchbill/v1\nkind: Playbook\nname: a\ncategory: response\nowner: monitoring\n';
const playbook = (steps: string): string => `${HEAD}steps:\n${steps}`;

describe('what authors write', () => {
  test.each([
    ['a condition with quotes', '  - if: "x" in [run.id]\n    wait: 1h\n', `  - if: '"x" in [run.id]'\n    wait: 1h\n`],
    ['a negation', '  - if: !true\n    wait: 1h\n', "  - if: '!true'\n    wait: 1h\n"],
    ['a span without dollar', '  - set: { a: {{ run.id }} }\n', "  - set: { a: '${{ run.id }}' }\n"],
    [
      'yes for true',
      '  - switch: [{ when: "true", steps: [{ wait: 1h }] }]\n    exactlyOne: yes\n',
      '  - switch: [{ when: "true", steps: [{ wait: 1h }] }]\n    exactlyOne: true\n',
    ],
    [
      'a needless span in a condition that YAML cannot read',
      '  - if: ${{ "a: b" in [run.id] }}\n    wait: 1h\n',
      `  - if: '"a: b" in [run.id]'\n    wait: 1h\n`,
    ],
    [
      'several traps, of which YAML hides one behind the other',
      '  - if: "x" in [run.id]\n    wait: 1h\n  - if: !true\n    wait: 1h\n',
      `  - if: '"x" in [run.id]'\n    wait: 1h\n  - if: '!true'\n    wait: 1h\n`,
    ],
  ])('%s is mended, whatever ends the lines', (_, before, after) => {
    expect(check(playbook(before))).not.toEqual([]);
    expect(fixed(playbook(before))).toBe(playbook(after));
    expect(check(playbook(after))).toEqual([]);
    const windows = (text: string): string => text.replaceAll('\n', '\r\n');
    expect(fixed(windows(playbook(before)))).toBe(windows(playbook(after)));
  });

  test('a byte order mark goes, a tab and an octal number stay', () => {
    expect(fixed(`\uFEFF${playbook('  - wait: 1h\n')}`)).toBe(playbook('  - wait: 1h\n'));
    for (const step of ['  - wait: 1h\n\t  title: x\n', '  - wait: 1h\n    title: 017\n']) {
      expect(fixed(playbook(step))).toBe(playbook(step));
    }
  });
});

const DOCUMENTS = join(import.meta.dirname, '..', '..', 'spec', 'diagnostics');

test.each(readdirSync(DOCUMENTS).filter((name) => name.endsWith('.yaml')))(
  'the wrong document %s has no certain fix left, no more errors, and nothing to do a second time',
  (name) => {
    const text = readFileSync(join(DOCUMENTS, name), 'utf8');
    const once = fixText(text, LOOK);
    const errors = (of: string) => check(of).filter(({ severity }) => severity === 'error').length;
    if (isReadable(text) || !isReadable(once.text)) expect(errors(once.text)).toBeLessThanOrEqual(errors(text));
    expect({ fixes: chosenFixes(check(once.text)).length, withheld: once.withheld }).toEqual({ fixes: 0, withheld: 0 });
    expect(fixed(once.text)).toBe(once.text);
  },
);

/** Lines with and without traps, some of which swallow the next line. */
const LINES = fc.constantFrom(
  '  - wait: 1h',
  '  - wait: 1h # why',
  '  - if: !true',
  '  - if: "x" in [run.id]',
  '  - if: !true # why',
  '    if: "a: b" == run.id',
  '    if: {{ run.id }}',
  '    title: ${{ run.id + " #1" }}',
  '    title: ${{ run.id }}: x',
  '    title: {{ run.id }}',
  '    title: "{{ run.id }}',
  '    title: it\'s "so',
  '    wait: 07:30',
  '    mask: [{{ run.id }}, 0x1F]',
  '    exactlyOne: yes',
  '    switch: [{ when: ${{ true }}, steps: [] }]',
  '      && true',
  '\twait: 1h',
  '  }]',
  '',
);

test('a text that was fixed is not fixed a second time, and never has more errors but for those that unreadable YAML hid', () => {
  fc.assert(
    fc.property(fc.array(LINES, { maxLength: 8 }), fc.constantFrom('\n', '\r\n'), fc.boolean(), (lines, end, mark) => {
      const text = `${mark ? '\uFEFF' : ''}${playbook(`${lines.join('\n')}\n`)}`.replaceAll('\n', end);
      const once = fixed(text);
      expect(fixed(once)).toBe(once);
      const errors = (of: string) => check(of).filter(({ severity }) => severity === 'error').length;
      if (isReadable(text) || !isReadable(once)) expect(errors(once)).toBeLessThanOrEqual(errors(text));
      expect(once.split(end)).toHaveLength(text.split(end).length);
    }),
    { numRuns: 300 },
  );
});
