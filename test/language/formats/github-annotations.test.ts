import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Diagnostic } from '../../../language/diagnostic.ts';
import { githubAnnotations } from '../../../language/formats/github-annotations.ts';
import { aFinding } from './a-finding.ts';

function annotated(diagnostic: Diagnostic, text = 'a: 1\nb: 2\n', file = 'playbooks/a.yaml'): string {
  return githubAnnotations([{ file, text, diagnostics: [diagnostic] }]).join('\n');
}

test('a finding is one command, with its place and its code as the title', () => {
  expect(annotated(aFinding({ range: { start: 5, end: 6 } }))).toBe(
    '::error file=playbooks/a.yaml,line=2,endLine=2,col=1,endColumn=2,title=unknown-key::Cannot use the key "a".%0ARemove it.',
  );
});

test.each([
  ['error', 'error'],
  ['warning', 'warning'],
  ['info', 'notice'],
] as const)('severity %s is the command %s', (severity, command) => {
  expect(annotated(aFinding({ severity }))).toMatch(new RegExp(`^::${command} `));
});

test('an annotation over several lines has no columns, because GitHub refuses them there', () => {
  expect(annotated(aFinding({ range: { start: 0, end: 6 } }))).toMatch(/line=1,endLine=2,title=/);
});

test('what ends a property or a command is escaped in it', () => {
  expect(annotated(aFinding(), 'a', 'a,b:c%\r\n.yaml')).toMatch(/^::error file=a%2Cb%3Ac%25%0D%0A\.yaml,line=/);
  expect(annotated(aFinding({ summary: '100 %: a, b\r\n::error::x' }))).toMatch(
    /::100 %25: a, b%0D%0A::error::x\.%0ARemove it\.$/,
  );
});

test('whatever a finding says, it stays one command that GitHub reads back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (file, summary) => {
      const command = annotated(aFinding({ summary }), 'a', file);
      expect(command).not.toMatch(/[\r\n]/);
      const [, named, said] = /^::error file=([^,:]*),line=1,[^:]*::(.*)$/su.exec(command) ?? [];
      expect(unescaped(String(named))).toBe(file);
      expect(unescaped(String(said))).toBe(`${summary}.\nRemove it.`);
    }),
  );
});

test('what may be a secret is not in an annotation', () => {
  expect(annotated(aFinding({ isSecret: true, range: { start: 3, end: 9 } }), 'a: hunter2')).not.toContain('hunter');
});

function unescaped(value: string): string {
  const escapes: Readonly<Record<string, string>> = { '25': '%', '0D': '\r', '0A': '\n', '3A': ':', '2C': ',' };
  return value.replaceAll(/%(25|0D|0A|3A|2C)/g, (_, code: string) => String(escapes[code]));
}
