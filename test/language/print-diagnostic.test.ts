import { expect, test } from 'vitest';
import type { Diagnostic } from '../../language/diagnostic.ts';
import { printDiagnostic } from '../../language/print-diagnostic.ts';
import { aPlaybook, checked } from './a-world.ts';

function aDiagnostic(range: Diagnostic['range']): Diagnostic {
  return { code: 'x', severity: 'error', summary: 'Cannot do it', detail: 'Do it otherwise', file: 'f.yaml', range };
}

test('a finding is printed with place, code frame, remedy, suggestion', () => {
  const text = aPlaybook('- action: tiket.ensure');
  const printed = checked(text)
    .diagnostics.map((diagnostic) => printDiagnostic(diagnostic, text))
    .join('\n');
  expect(printed).toBe(
    [
      'playbook.yaml:7:13 error unknown-action',
      '  Cannot call action "tiket.ensure": the catalogue does not have it',
      '  7 |   - action: tiket.ensure',
      '    |             ^^^^^^^^^^^^',
      '  Correct the name; the actions that exist stand in docs/actions.md.',
      '  Did you mean "ticket.ensure"?',
    ].join('\n'),
  );
});

test('a fix is printed with its replacement', () => {
  const fix = { description: 'Quote it', range: { start: 0, end: 1 }, replacement: '"a"' };
  expect(printDiagnostic({ ...aDiagnostic({ start: 0, end: 1 }), fix }, 'a')).toContain('Fix: Quote it: "a"');
});

test('a secret that is marked behind the last word of its line is no trouble', () => {
  const text = 'password:  \nnext: line\n';
  const printed = printDiagnostic({ ...aDiagnostic({ start: 11, end: 11 }), isSecret: true }, text);
  expect(printed).toContain('1 | password:\n');
  expect(printDiagnostic({ ...aDiagnostic({ start: 10, end: 16 }), isSecret: true }, text)).not.toContain('next');
});

test('what may be a secret is shown neither in the words nor in the code frame', () => {
  const head = 'apiVersion: watchbill/v1\nkind: Tenant\nname: contoso\ntitle: C\ntimezone: UTC\n';
  const text = `${head}connections: { servicenow: { url: https://c.example, user: u, password: hunter2 } }\n`;
  const printed = checked(text)
    .diagnostics.map((diagnostic) => printDiagnostic(diagnostic, text))
    .join('\n');
  expect(printed).toContain('password: ••••••• } }');
  expect(printed).not.toContain('hunter2');
});

test('a place without width has one mark, and a range over several lines is marked on its first', () => {
  expect(printDiagnostic(aDiagnostic({ start: 2, end: 2 }), 'ab').split('\n')[3]).toBe('    |   ^');
  expect(
    printDiagnostic(aDiagnostic({ start: 0, end: 5 }), 'ab\ncd')
      .split('\n')
      .slice(2, 4),
  ).toEqual(['  1 | ab', '    | ^^']);
});

test('of a very long line only the part around the mark is shown', () => {
  const frame = printDiagnostic(aDiagnostic({ start: 500, end: 505 }), 'x'.repeat(1000)).split('\n');
  expect(frame[2]?.length).toBeLessThan(180);
  expect(frame[3]).toMatch(/^ {4}\| +\^{5}$/);
});

test('control characters and reversals of direction never reach the terminal', () => {
  expect(printDiagnostic(aDiagnostic({ start: 0, end: 1 }), 'a\u001b[31m\u202eb')).toContain('a\uFFFD[31m\uFFFDb');
});
