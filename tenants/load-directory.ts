import type { Diagnostic } from '../language/diagnostic.ts';
import type { World } from '../language/world.ts';
import { contentFolders } from './content-folders.ts';
import { teamFrom, templateFrom, tenantFrom } from './from-documents.ts';
import { byName, loadDocuments, type Gathered } from './load-documents.ts';
import type { Directory } from './tenant.ts';

/** A directory with everything that was found wrong while reading it. */
export interface LoadedDirectory {
  readonly directory: Directory;
  /** Errors and warnings of all files; documents with errors are not in the directory. */
  readonly diagnostics: readonly Diagnostic[];
  /** Text of each file by its path, for printing diagnostics. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Reads the tenants, teams and templates of a content folder.
 *
 * @param content a folder as {@link contentFolders} describes it; what is missing in it is empty.
 */
export function loadDirectory(content: string): LoadedDirectory {
  const folders = contentFolders(content);
  const gathered: Gathered = { diagnostics: [], texts: new Map() };
  const teams = byName(
    loadDocuments(folders.teams, 'Team', WORLD, gathered).map(({ file, document }) => ({
      file,
      item: teamFrom(document.body),
    })),
    gathered,
  );
  const templates = byName(
    folders.templates.flatMap((folder) =>
      loadDocuments(folder, 'Template', WORLD, gathered).map(({ file, document }) => ({
        file,
        item: templateFrom(document.body, document.inputs),
      })),
    ),
    gathered,
  );
  const tenants = byName(
    loadDocuments(folders.tenants, 'Tenant', WORLD, gathered).map(({ file, document }) => {
      const tenant = tenantFrom(document.body);
      return { file, item: { ...tenant, name: tenant.id } };
    }),
    gathered,
  );
  const directory = {
    tenants: new Map([...tenants.values()].map(({ name, ...tenant }) => [name, tenant])),
    teams,
    templates,
  };
  return { directory, ...gathered };
}

/** These kinds refer to no action. */
const WORLD: World = { actions: new Map() };
