import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FAILURE_KINDS } from '../../contracts/failure-codes.ts';
import { checkDocument } from '../../language/check-document.ts';
import type { Diagnostic } from '../../language/diagnostic.ts';
import { checkFaults } from '../../language/faults/check-faults.ts';
import { checked, WORLD } from './a-world.ts';
import { pageText } from './page-text.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const PAGES = join(ROOT, 'docs', 'errors');

/** Codes that the checker gives, as its sources name them, and those that are put together. */
function diagnosticCodes(): readonly string[] {
  const files = readdirSync(join(ROOT, 'language'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const named = files.flatMap((file) => {
    const text = readFileSync(join(ROOT, 'language', file), 'utf8');
    return [...text.matchAll(/code: '([a-z0-9-]+)'/g)].map((match) => String(match[1]));
  });
  const composed = ['unknown-tenant-value', 'wrong-value'];
  const ofRuns = new Set(Object.keys(FAILURE_KINDS));
  return [...new Set([...named, ...composed])].filter((code) => !ofRuns.has(code)).sort();
}

function exampleOf(page: string, fence: string): string | undefined {
  return new RegExp(`\`\`\`${fence}\\n([^]*?)\\n\`\`\``).exec(page)?.[1];
}

/** Codes of files of faults, which are no documents of the language. */
const OF_FAULTS: ReadonlySet<string> = new Set(['person-of-faults', 'unknown-upstream']);

/** Which cases a playbook has is known only where a folder is checked. */
const WITH_CASES = {
  ...WORLD,
  caseOutcomes: new Map([['mail-reported', new Set(['succeeded', 'failed', 'cancelled'])]]),
};

/** What is told about the example of a page. */
function findingsOf(code: string, example: string): readonly Diagnostic[] {
  if (code === 'case-missing') return checkDocument(example, 'playbook.yaml', WITH_CASES).diagnostics;
  const world = { upstreams: new Set(['servicenow', 'smtp']), people: new Set(['bruno']) };
  return (OF_FAULTS.has(code) ? checkFaults(example, 'faults.yaml', world) : checked(pageText(example))).diagnostics;
}

test.each(diagnosticCodes())('%s has a page', (code) => {
  expect(existsSync(join(PAGES, `${code}.md`))).toBe(true);
});

test.each(diagnosticCodes().filter((code) => code !== 'document-too-large'))(
  'the page of %s shows what leads to it, and what mends it',
  (code) => {
    const page = readFileSync(join(PAGES, `${code}.md`), 'utf8');
    const before = findingsOf(code, String(exampleOf(page, 'text')));
    expect([...new Set(before.map((diagnostic) => diagnostic.code))]).toEqual([code]);
    expect(page).toContain(`> ${String(before[0]?.summary).slice(0, 400)}`);
    expect(findingsOf(code, String(exampleOf(page, 'yaml')))).toEqual([]);
  },
);
