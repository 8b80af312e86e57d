import { SIGNATURES } from '../../catalog/action-signatures.ts';
import { loadCatalog } from '../../catalog/load-catalog.ts';
import type { TenantId } from '../../contracts/ids.ts';
import type { Diagnostic } from '../../language/diagnostic.ts';
import type { Estate } from '../../rehearsal/month/estate.ts';
import { contentFolders } from '../../tenants/content-folders.ts';
import { loadDirectory } from '../../tenants/load-directory.ts';
import { worldOf } from '../../tenants/world-of.ts';

/** The estate of a content folder, with what is wrong in its documents. */
export interface LoadedEstate {
  readonly estate: Estate;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads tenants, teams and playbooks of a content folder; documents with errors are left out. */
export function loadEstate(content: string): LoadedEstate {
  const { directory, diagnostics } = loadDirectory(content);
  const catalog = loadCatalog(contentFolders(content).playbooks, worldOf(directory, SIGNATURES));
  const playbooks = new Map(
    [...catalog.playbooks].map(([name, { plan, sha256 }]) => [name as string, { plan, sha256 }]),
  );
  return {
    estate: { tenants: [...directory.tenants.values()], directory, playbooks, actions: SIGNATURES },
    diagnostics: [...diagnostics, ...catalog.diagnostics],
  };
}

/** The tenants of these names in their order, or the first name that no tenant has. */
export function onlyTenants(estate: Estate, names: readonly string[]): Estate | { readonly unknown: string } {
  const unknown = names.find((name) => !estate.directory.tenants.has(name as TenantId));
  if (unknown !== undefined) return { unknown };
  return { ...estate, tenants: estate.tenants.filter(({ id }) => names.includes(id)) };
}
