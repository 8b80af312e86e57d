import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aPlaybook, findingsOf } from '../a-world.ts';

test('all rules speak at once, so that an author mends a playbook in one go', () => {
  const steps = `- { id: a, action: tiket.ensure }
- { id: a, wait: 1h }
- set: { x: "\${{ steps.b.status }}" }
- notify: { to: [{ team: nobody }], text: x }
- stop: { outcome: failed }`;
  expect(findingsOf(aPlaybook(steps)).map((finding) => finding.split(':', 1)[0])).toEqual([
    'unknown-action',
    'duplicate-id',
    'unknown-step',
    'unknown-team',
    'reserved-outcome',
  ]);
});

const ROOT = join(import.meta.dirname, '..', '..', '..');
const source = readFileSync(join(ROOT, 'language/lint/lint-playbook.ts'), 'utf8');
/** Expressions are checked as a whole, so that one mistake is told once: their codes are those of the expression. */
const rules = [...source.matchAll(/from '\.\/(?<rule>[a-z-]+)\.ts'/g)]
  .map(({ groups }) => String(groups?.['rule']))
  .filter((rule) => rule !== 'rule' && rule !== 'expressions');

test('the rules are found', () => expect(rules.length).toBeGreaterThan(25));

test.each(rules)('the rule %s has a file, a test and an error page of its name, and gives that code alone', (rule) => {
  const text = readFileSync(join(ROOT, `language/lint/${rule}.ts`), 'utf8');
  expect([...new Set([...text.matchAll(/code: '(?<code>[a-z-]+)'/g)].map(({ groups }) => groups?.['code']))]).toEqual([
    rule,
  ]);
  expect(existsSync(join(import.meta.dirname, `${rule}.test.ts`))).toBe(true);
  expect(existsSync(join(ROOT, `docs/errors/${rule}.md`))).toBe(true);
});
