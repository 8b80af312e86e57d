import { CATALOGUE, SIGNATURES } from '../actions/catalogue.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { loadCatalog } from '../catalog/load-catalog.ts';
import type { Json } from '../contracts/json.ts';
import type { LedgerDatabase } from '../ledger/database.ts';
import { putPlan } from '../ledger/plans.ts';
import { publishFromFolder, type VersionDetails } from '../ledger/playbooks.ts';
import type { Diagnostic } from '../language/diagnostic.ts';
import { lineColumn } from '../language/line-column.ts';
import type { Plan } from '../language/plan/plan.ts';
import { contentFolders } from '../tenants/content-folders.ts';
import { loadDirectory } from '../tenants/load-directory.ts';
import type { Directory } from '../tenants/tenant.ts';
import { worldOf } from '../tenants/world-of.ts';

/** A playbook of the folder that checks clean. */
export interface FolderPlan {
  readonly plan: Plan;
  readonly sha256: string;
  /** What is kept of the version that is made of it. */
  readonly details?: Partial<VersionDetails>;
}

/** What a content folder holds, checked. */
export interface Content {
  readonly directory: Directory;
  readonly plans: ReadonlyMap<string, FolderPlan>;
  /** Sentences about what is wrong. What they are about is left out; the rest works. */
  readonly problems: readonly { readonly file: string; readonly code: string; readonly summary: string }[];
}

/** Actions that this worker can call. */
export const ACTIONS = CATALOGUE;

/** Reads and checks the documents and playbooks of a content folder. */
export function readContent(contentFolder: string, cacheFolder: string): Content {
  const loaded = loadDirectory(contentFolder);
  const world = worldOf(loaded.directory, SIGNATURES);
  const catalog = loadCatalog(contentFolders(contentFolder).playbooks, world, { cacheFolder });
  const found = [...loaded.diagnostics, ...catalog.diagnostics];
  return {
    directory: loaded.directory,
    plans: plansOf(catalog),
    problems: found
      .filter(({ severity }) => severity === 'error')
      .map(({ file, code, summary }) => ({ file, code, summary })),
  };
}

/** Publishes the playbooks that have changed in the folder since a worker read it last, as the folder's versions. */
export async function publishContent(db: LedgerDatabase, content: Content): Promise<void> {
  for (const { plan, sha256, details = {} } of content.plans.values()) {
    // A plan is JSON by construction; its type does not say so.
    await putPlan(db, plan as unknown as Json, sha256);
    await publishFromFolder(db, { playbook: plan.name, sha256, details });
  }
}

function plansOf({ playbooks, diagnostics, texts }: Catalog): Content['plans'] {
  return new Map(
    [...playbooks].map(([name, { plan, sha256, file }]) => {
      const source = texts.get(file) ?? '';
      const findings = diagnostics.filter((one) => one.file === file).map((one) => findingOf(source, one));
      return [name, { plan, sha256, details: { language: plan.language, source, findings } }];
    }),
  );
}

function findingOf(source: string, { code, summary, range }: Diagnostic) {
  return { code, line: lineColumn(source, range.start).line, summary };
}
