import { CATALOGUE, SIGNATURES } from '../actions/catalogue.ts';
import { loadCatalog } from '../catalog/load-catalog.ts';
import type { Json } from '../contracts/json.ts';
import type { LedgerDatabase } from '../ledger/database.ts';
import { putPlan } from '../ledger/plans.ts';
import { publishPlaybook } from '../ledger/playbooks.ts';
import type { Plan } from '../language/plan/plan.ts';
import { contentFolders } from '../tenants/content-folders.ts';
import { loadDirectory } from '../tenants/load-directory.ts';
import type { Directory } from '../tenants/tenant.ts';
import { worldOf } from '../tenants/world-of.ts';

/** What a content folder holds, checked. */
export interface Content {
  readonly directory: Directory;
  readonly plans: ReadonlyMap<string, { readonly plan: Plan; readonly sha256: string }>;
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
    plans: catalog.playbooks,
    problems: found
      .filter(({ severity }) => severity === 'error')
      .map(({ file, code, summary }) => ({ file, code, summary })),
  };
}

/** Makes the playbooks of the content the current ones. Publishing what is current already changes nothing. */
export async function publishContent(db: LedgerDatabase, content: Content): Promise<void> {
  for (const { plan, sha256 } of content.plans.values()) {
    // A plan is JSON by construction; its type does not say so.
    await putPlan(db, plan as unknown as Json, sha256);
    await publishPlaybook(db, { playbook: plan.name, sha256, by: 'watchbill' });
  }
}
