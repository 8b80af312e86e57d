import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlaybookName } from '../contracts/ids.ts';
import { checkDocument } from '../language/check-document.ts';
import type { Diagnostic } from '../language/diagnostic.ts';
import type { Plan } from '../language/plan/plan.ts';
import type { World } from '../language/world.ts';
import type { Catalog, CatalogEntry } from './catalog.ts';
import { checkCalls } from './check-calls.ts';
import { openPlanCache, type CompiledPlan } from './plan-cache.ts';

/** Folders of playbooks looked at. */
export const PLAYBOOKS_MAX = 2_000;

/**
 * Compiles the playbooks of a folder: `<name>/playbook.yaml` each, in order of name.
 *
 * @param options.cacheFolder where compiled plans are kept, so that a start parses no YAML. @default none
 */
export function loadCatalog(folder: string, world: World, options: { readonly cacheFolder?: string } = {}): Catalog {
  const cache = options.cacheFolder === undefined ? undefined : openPlanCache(options.cacheFolder, world);
  const playbooks = new Map<PlaybookName, CatalogEntry>();
  const diagnostics: Diagnostic[] = [];
  const texts = new Map<string, string>();
  for (const file of playbookFilesOf(folder)) {
    const text = readFileSync(file, 'utf8');
    texts.set(file, text);
    const known = cache?.find(text, file);
    const compiled = known ?? compile(text, file, world, diagnostics);
    if (compiled === undefined) continue;
    if (known === undefined) cache?.keep(text, file, compiled);
    diagnostics.push(...compiled.diagnostics);
    const misplaced = misplacedIn(file, compiled.plan, playbooks);
    if (misplaced === undefined)
      playbooks.set(compiled.plan.name, { plan: compiled.plan, sha256: compiled.sha256, file });
    else diagnostics.push(misplaced);
  }
  return checkCalls({ playbooks, diagnostics, texts }, world);
}

/** Files `<name>/playbook.yaml` below a folder, sorted. */
export function playbookFilesOf(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .slice(0, PLAYBOOKS_MAX)
    .map((name) => join(folder, name, 'playbook.yaml'))
    .filter((file) => existsSync(file));
}

/** Findings of a text that gives no plan go straight to the caller's list. */
function compile(text: string, file: string, world: World, found: Diagnostic[]): CompiledPlan | undefined {
  const { diagnostics, document } = checkDocument(text, file, world);
  const hasError = diagnostics.some(({ severity }) => severity === 'error');
  if (document?.kind === 'Playbook' && !hasError) return { plan: document.plan, sha256: document.sha256, diagnostics };
  found.push(...diagnostics);
  if (document !== undefined && document.kind !== 'Playbook') {
    found.push(
      findingAt(file, {
        code: 'wrong-kind',
        summary: `Cannot read the file as Playbook because its kind is "${document.kind}"`,
        detail: 'A file named playbook.yaml holds a playbook; put cases into its folder cases',
      }),
    );
  }
  return undefined;
}

function misplacedIn(
  file: string,
  plan: Plan,
  playbooks: ReadonlyMap<PlaybookName, CatalogEntry>,
): Diagnostic | undefined {
  const other = playbooks.get(plan.name);
  if (other === undefined) return undefined;
  return findingAt(file, {
    code: 'duplicate-name',
    summary: `Cannot use the name "${plan.name}" twice: "${other.file}" has it already`,
    detail: 'Rename or remove one of the two documents; the first one is used until then',
  });
}

function findingAt(file: string, finding: Pick<Diagnostic, 'code' | 'summary' | 'detail'>): Diagnostic {
  return { severity: 'error', file, range: { start: 0, end: 0 }, ...finding };
}
