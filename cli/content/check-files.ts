import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { SIGNATURES } from '../../catalog/action-signatures.ts';
import { loadCatalog } from '../../catalog/load-catalog.ts';
import { type CheckedDocument, checkDocument } from '../../language/check-document.ts';
import type { Diagnostic } from '../../language/diagnostic.ts';
import type { Plan } from '../../language/plan/plan.ts';
import { playbookFacts } from '../../language/playbook-facts.ts';
import type { World } from '../../language/world.ts';
import { contentFolders } from '../../tenants/content-folders.ts';
import { loadDirectory } from '../../tenants/load-directory.ts';
import type { Directory } from '../../tenants/tenant.ts';
import { worldOf } from '../../tenants/world-of.ts';
import type { Cli } from '../cli.ts';
import { findFiles } from './find-files.ts';

/** A file with what was found in it. */
export interface CheckedFile {
  /** Relative to the folder in which the command runs. */
  readonly file: string;
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Absent where a finding is an error. */
  readonly document?: CheckedDocument;
}

/** Files that were checked, and what they were checked against. */
export interface CheckedFiles {
  readonly files: readonly CheckedFile[];
  readonly directory: Directory;
  readonly world: World;
  /** The playbook that a case is about. */
  planOf(file: CheckedFile, playbook: string): Plan | undefined;
}

/**
 * Checks the files at a path, or the whole content folder, against the tenants, teams and templates of that folder.
 * Cases are checked after the playbooks that they are about.
 */
export function checkFiles(cli: Cli, path: string | undefined): CheckedFiles {
  const content = resolve(cli.folder, cli.env['WATCHBILL_CONTENT'] ?? 'demo');
  const { directory, diagnostics: ofDirectory } = loadDirectory(content);
  const world = worldOf(directory, SIGNATURES);
  const catalog = loadCatalog(contentFolders(content).playbooks, world);
  const across = [...ofDirectory, ...catalog.diagnostics].filter(({ code }) => ACROSS_FILES.has(code));

  const files = pathsOf(cli, content, path).map((file) => checkOne(cli, file, { world, across }));
  const plans = new Map([...catalog.playbooks.values()].map(({ plan }): [string, Plan] => [plan.name, plan]));
  for (const { document } of files) if (document?.kind === 'Playbook') plans.set(document.plan.name, document.plan);
  const known = new Map([...plans].map(([name, plan]) => [name, playbookFacts(plan)]));
  const caseOutcomes = mayHoldCases(cli, path) ? { caseOutcomes: outcomesOfCases(files) } : {};
  const checked = files.map((file) =>
    checkAgain(cli, file, { world: { ...world, playbooks: known, ...caseOutcomes }, across }),
  );
  return {
    files: checked,
    directory,
    world,
    planOf: (file, name) => planBeside(checked, file, name) ?? plans.get(name),
  };
}

/** Findings that no file shows alone. */
const ACROSS_FILES: ReadonlySet<string> = new Set(['duplicate-name']);

function pathsOf(cli: Cli, content: string, path: string | undefined): readonly string[] {
  if (path !== undefined) return findFiles(resolve(cli.folder, path));
  const { playbooks } = contentFolders(content);
  const inContent = findFiles(content);
  const isElsewhere = !playbooks.startsWith(content) && existsSync(playbooks);
  return isElsewhere ? [...inContent, ...findFiles(playbooks)] : inContent;
}

interface Against {
  readonly world: World;
  readonly across: readonly Diagnostic[];
}

function checkOne(cli: Cli, path: string, { world, across }: Against): CheckedFile {
  const file = relative(cli.folder, path) || path;
  const text = readFileSync(path, 'utf8');
  return checkText(cli, { file, text }, { world, across });
}

function checkText(
  cli: Cli,
  { file, text }: Pick<CheckedFile, 'file' | 'text'>,
  { world, across }: Against,
): CheckedFile {
  const { diagnostics, document } = checkDocument(text, file, world);
  const path = resolve(cli.folder, file);
  const ofOthers = across.filter((diagnostic) => resolve(diagnostic.file) === path).map((one) => ({ ...one, file }));
  return { file, text, diagnostics: [...diagnostics, ...ofOthers], ...(document === undefined ? {} : { document }) };
}

/** Cases, calls and triggers name playbooks, and a playbook wants cases: all are known only once everything has been read. */
function checkAgain(cli: Cli, checked: CheckedFile, against: Against): CheckedFile {
  return dependsOnOthers(checked.document, against.world) ? checkText(cli, checked, against) : checked;
}

function dependsOnOthers(document: CheckedDocument | undefined, { caseOutcomes }: World): boolean {
  if (document?.kind !== 'Playbook') return document?.kind === 'Case';
  const { calls, startedBy, webhooks } = playbookFacts(document.plan);
  return caseOutcomes !== undefined || calls.size + startedBy.size + webhooks.size > 0;
}

/** A file alone says nothing about the cases beside it. */
function mayHoldCases(cli: Cli, path: string | undefined): boolean {
  return path === undefined || statSync(resolve(cli.folder, path)).isDirectory();
}

/** Outcomes that the cases of each playbook expect. */
function outcomesOfCases(files: readonly CheckedFile[]): ReadonlyMap<string, ReadonlySet<string>> {
  const outcomes = new Map<string, Set<string>>();
  for (const { document } of files) {
    if (document?.kind !== 'Case') continue;
    const { playbook, expect } = document.case;
    if (expect.outcome !== undefined) outcomes.set(playbook, (outcomes.get(playbook) ?? new Set()).add(expect.outcome));
  }
  return outcomes;
}

/** Cases lie in a folder beside the playbook that they are about. */
function planBeside(files: readonly CheckedFile[], { file }: CheckedFile, name: string): Plan | undefined {
  const beside = join(dirname(dirname(file)), 'playbook.yaml');
  const document = files.find((other) => other.file === beside)?.document;
  return document?.kind === 'Playbook' && document.plan.name === name ? document.plan : undefined;
}
