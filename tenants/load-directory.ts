import { checkDocument } from '../language/check-document.ts';
import type { Diagnostic } from '../language/diagnostic.ts';
import type { World } from '../language/world.ts';
import { contentFolders } from './content-folders.ts';
import { teamFrom, templateFrom, tenantFrom } from './from-documents.ts';
import { escalationPolicyFrom } from './escalation-policy.ts';
import { byName, loadDocuments, type CheckedDocument, type DocumentOf, type Gathered } from './load-documents.ts';
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
 * Reads all documents of a content folder but playbooks and cases.
 *
 * @param content a folder as {@link contentFolders} describes it; what is missing in it is empty.
 */
export function loadDirectory(content: string): LoadedDirectory {
  const folders = contentFolders(content);
  const gathered: Gathered = { diagnostics: [], texts: new Map() };
  const load: Load = (folder, kind, turn) =>
    byName(
      [folder]
        .flat()
        .flatMap((one) => loadDocuments(one, kind, WORLD, gathered))
        .map(({ file, document }) => ({ file, item: turn(document) })),
      gathered,
    );
  const groups = load(folders.groups, 'TenantGroup', ({ body }) => body);
  const tenants = load(folders.tenants, 'Tenant', ({ body }) => ({ ...tenantFrom(body, groups), name: body.name }));
  const directory = {
    tenants: new Map([...tenants.values()].map(({ name: _name, ...tenant }) => [tenant.id, tenant])),
    teams: load(folders.teams, 'Team', ({ body }) => teamFrom(body)),
    templates: load(folders.templates, 'Template', ({ body, inputs }) => templateFrom(body, inputs)),
    groups,
    rotas: load(folders.rotas, 'Rota', ({ body }) => body),
    policies: load(folders.policies, 'EscalationPolicy', ({ body }) => escalationPolicyFrom(body)),
    calendars: load(folders.calendars, 'Calendar', ({ body }) => body),
    guardRails: load(folders.guardRails, 'GuardRails', ({ body }) => body),
    forms: load(folders.forms, 'Form', ({ body, answers }) => ({ name: body.name, document: body, answers })),
    samples: load(folders.samples, 'Sample', ({ body }) => body),
  };
  tellUnknownGroups(gathered, directory);
  return { directory, ...gathered };
}

/** Turns the documents of a kind in one folder or several into what they are kept as, by name. */
type Load = <Kind extends CheckedDocument['kind'], Item extends { readonly name: string }>(
  folder: string | readonly string[],
  kind: Kind,
  turn: (document: DocumentOf<Kind>) => Item,
) => ReadonlyMap<string, Item>;

/** Playbooks see the values of groups at once, so that a group which does not exist is told here, and not by the check alone. */
function tellUnknownGroups(
  { diagnostics, texts }: Gathered,
  { tenants, groups }: Pick<Directory, 'tenants' | 'groups'>,
): void {
  const world = { ...WORLD, groups: new Set(groups.keys()) };
  if ([...tenants.values()].every((tenant) => tenant.groups.every((name) => world.groups.has(name)))) return;
  for (const [file, text] of texts) {
    const found = checkDocument(text, file, world).diagnostics;
    diagnostics.push(...found.filter(({ code }) => code === 'unknown-group'));
  }
}

/** What documents refer to is checked by whoever knows all of them. */
const WORLD: World = { actions: new Map() };
