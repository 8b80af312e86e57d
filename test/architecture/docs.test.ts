import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SIGNATURES } from '../../actions/catalogue.ts';
import { FAILURE_KINDS } from '../../contracts/failure-codes.ts';
import { REFUSAL_CODES } from '../../contracts/run.ts';
import { checkDocument } from '../../language/check-document.ts';
import { printDiagnostic } from '../../language/print-diagnostic.ts';
import { loadDirectory } from '../../tenants/load-directory.ts';
import { worldOf } from '../../tenants/world-of.ts';
import { filesEndingIn, productFiles, ROOT, type SourceFile } from './source-files.ts';
import { withoutComments } from './without-comments.ts';

const documents = filesEndingIn('.md');
const pages = documents.filter(({ path }) => path.startsWith('docs/errors/'));
const failureCodes = Object.keys(FAILURE_KINDS);

describe('links', () => {
  test('every relative link of a document resolves', () => {
    expect(documents.flatMap(brokenLinksOf)).toEqual([]);
  });

  test('every room has a README', () => {
    const rooms = [...new Set(productFiles().map(({ path }) => path.split('/')[0] ?? ''))];
    expect(rooms.filter((room) => !existsSync(join(ROOT, room, 'README.md')))).toEqual([]);
  });
});

describe('error pages', () => {
  const codes = new Set([...failureCodes, ...diagnosticCodes()]);
  const source = productFiles()
    .filter(({ path }) => /^(language|tenants|catalog)\//.test(path))
    .map(({ text }) => text)
    .join('\n');
  // Some codes are put together: `unknown-${kind}`.
  const isSaid = (name: string): boolean =>
    codes.has(name) || source.includes(`'${name}'`) || source.includes(`\`${name.split('-')[0]}-\${`);
  const names = pages
    .map(({ path }) => basename(path, '.md'))
    .filter((name) => name !== 'refusals' && name !== 'README');

  test('every failure and diagnostic has a page', () => {
    expect(
      [...codes].filter((code) => !names.includes(code)).map((code) => `docs/errors/${code}.md is missing`),
    ).toEqual([]);
  });

  test('no page is about a code that is gone', () => {
    expect(
      names.filter((name) => !isSaid(name)).map((name) => `docs/errors/${name}.md: nothing says "${name}"`),
    ).toEqual([]);
  });

  test('every page is headed by its code and shows the message', () => {
    const wrong = pages.filter(
      ({ path, text }) => !text.startsWith(`# ${basename(path, '.md')}\n`) || !/^> \S/m.test(text),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test('every refusal is explained, with the words that people are shown', () => {
    const text = pages.find(({ path }) => basename(path) === 'refusals.md')?.text ?? '';
    const missing = Object.entries(REFUSAL_CODES).filter(
      ([code, summary]) => !text.includes(`## ${code}\n\n> ${summary}\n`),
    );
    expect(missing.map(([code]) => code)).toEqual([]);
  });

  test.each(failureCodes)('the page of %s says what the code says', (code) => {
    const { summary } = FAILURE_KINDS[code as keyof typeof FAILURE_KINDS];
    const text = pages.find(({ path }) => basename(path, '.md') === code)?.text ?? '';
    // Where a diagnostic bears the same name, its page tells of both.
    if (!diagnosticCodes().has(code)) expect(text).toContain(`> ${summary}\n`);
  });
});

describe('examples', () => {
  const world = worldOf(loadDirectory(join(ROOT, 'demo')).directory, SIGNATURES);
  const examples = documents.flatMap(yamlDocumentsOf);

  test('every YAML document in the documentation checks without an error', () => {
    const findings = examples.flatMap(({ path, text }) =>
      checkDocument(text, path, world)
        .diagnostics.filter(({ severity }) => severity === 'error')
        .map((diagnostic) => printDiagnostic(diagnostic, text)),
    );
    expect(findings).toEqual([]);
  });
});

function brokenLinksOf({ path, text }: SourceFile): readonly string[] {
  const prose = text.replace(/```[\s\S]*?```|`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\((?<target>[^)\s]+)\)/g)]
    .map(({ groups }) => groups?.['target'] ?? '')
    .filter((target) => !/^([a-z]+:|#)/.test(target))
    .filter((target) => !existsSync(join(ROOT, dirname(path), target.replace(/#.*$/, ''))))
    .map((target) => `${path}: the link to ${target} leads nowhere`);
}

/** Whole documents in ```yaml fences. Pages of errors show fragments and faults; their own test checks them. */
function yamlDocumentsOf({ path, text }: SourceFile): readonly SourceFile[] {
  if (path.startsWith('docs/errors/')) return [];
  return [...text.matchAll(/^```ya?ml\n(?<body>[\s\S]*?)^```/gm)]
    .map(({ groups }) => groups?.['body'] ?? '')
    .filter((body) => /^apiVersion:/m.test(body))
    .map((body) => ({ path, text: body }));
}

/** Codes that language/, tenants/ and catalog/ write as literals: where a code stands after `code:` or is chosen among two. */
function diagnosticCodes(): ReadonlySet<string> {
  const files = productFiles().filter(({ path }) => /^(language|tenants|catalog)\//.test(path));
  const found = files.flatMap(({ text }) => [
    ...withoutComments(text).matchAll(/\bcode: (?<value>[^,;\n]*'[a-z-]+'[^,;\n]*)/g),
  ]);
  const literals = found.flatMap(({ groups }) => [
    ...(groups?.['value'] ?? '').matchAll(/'(?<code>[a-z]+(-[a-z]+)+)'/g),
  ]);
  return new Set(literals.map(({ groups }) => groups?.['code'] ?? ''));
}
