import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SIGNATURES } from '../../actions/catalogue.ts';
import { checkDocument, type CheckedDocument } from '../../language/check-document.ts';
import { playbookFacts } from '../../language/playbook-facts.ts';
import { printDiagnostic } from '../../language/print-diagnostic.ts';
import { runCase } from '../../rehearsal/run-case.ts';
import { loadDirectory } from '../../tenants/load-directory.ts';
import { worldOf } from '../../tenants/world-of.ts';
import { ROOT } from '../architecture/source-files.ts';
import { type Block, blocksOf, readPage } from './page-blocks.ts';

type Checked<Kind> = Extract<CheckedDocument, { kind: Kind }>;

const PATTERNS_LEAST = 20;
const page = readPage('cookbook.md');
const world = worldOf(loadDirectory(join(ROOT, 'demo')).directory, SIGNATURES);
const headings = [...page.matchAll(/^## (?<title>.*)$/gm)].map(({ groups }) => groups?.['title'] ?? '');

test('there are at least twenty patterns', () => {
  expect(headings.length).toBeGreaterThanOrEqual(PATTERNS_LEAST);
});

describe.each(headings)('%s', (heading) => {
  const [first, ...cases] = blocksOf(page).filter((block) => block.heading === heading);

  test('the playbook checks clean', () => {
    expect(findingsOf(first)).toEqual([]);
  });

  test.each(cases.map((block) => [/^name: (?<name>.*)$/m.exec(block.body)?.groups?.['name'], block] as const))(
    'the case %s checks clean and passes',
    async (_, block) => {
      const { plan } = cleanOf('Playbook', first);
      const facts = new Map([[plan.name, playbookFacts(plan)]]);
      expect(findingsOf(block, facts)).toEqual([]);
      const { mismatches } = await runCase(plan, cleanOf('Case', block, facts).case, { actions: SIGNATURES });
      expect(mismatches).toEqual([]);
    },
  );
});

type Playbooks = NonNullable<(typeof world)['playbooks']>;

function check(block: Block | undefined, playbooks?: Playbooks) {
  const text = block?.body ?? '';
  return { text, ...checkDocument(text, 'docs/cookbook.md', { ...world, ...(playbooks && { playbooks }) }) };
}

function findingsOf(block: Block | undefined, playbooks?: Playbooks): readonly string[] {
  const { text, diagnostics } = check(block, playbooks);
  return diagnostics.map((diagnostic) => printDiagnostic(diagnostic, text));
}

function cleanOf<Kind extends CheckedDocument['kind']>(
  kind: Kind,
  block: Block | undefined,
  playbooks?: Playbooks,
): Checked<Kind> {
  const { document } = check(block, playbooks);
  if (document?.kind !== kind) throw new TypeError(`No clean ${kind}:\n${findingsOf(block, playbooks).join('\n')}`);
  // Its kind is the one that was asked for; the compiler does not narrow by a type parameter.
  return document as Checked<Kind>;
}
