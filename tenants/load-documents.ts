import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkDocument, type Checked } from '../language/check-document.ts';
import type { Diagnostic } from '../language/diagnostic.ts';
import type { World } from '../language/world.ts';

/** A document that was read and checked. */
export type CheckedDocument = NonNullable<Checked['document']>;

/** A document of one kind. */
export type DocumentOf<Kind extends CheckedDocument['kind']> = Extract<CheckedDocument, { readonly kind: Kind }>;

/** What reading a folder gathers; the texts are kept so that findings can be printed with the lines they are about. */
export interface Gathered {
  readonly diagnostics: Diagnostic[];
  readonly texts: Map<string, string>;
}

/** A document with the file it stands in. */
export interface Placed<Document> {
  readonly file: string;
  readonly document: Document;
}

/** Documents that one folder may hold at most: a wrong path must not read a whole disk. */
export const FILES_MAX = 5_000;

/** Checks each YAML file of a folder, in order of name, and keeps the documents of one kind. A missing folder is empty. */
export function loadDocuments<Kind extends CheckedDocument['kind']>(
  folder: string,
  kind: Kind,
  world: World,
  gathered: Gathered,
): readonly Placed<DocumentOf<Kind>>[] {
  return yamlFilesOf(folder).flatMap((file) => {
    const document = loadDocument(file, kind, world, gathered);
    return document === undefined ? [] : [{ file, document }];
  });
}

/** Checks one file; what is wrong with it is gathered. */
export function loadDocument<Kind extends CheckedDocument['kind']>(
  file: string,
  kind: Kind,
  world: World,
  gathered: Gathered,
): DocumentOf<Kind> | undefined {
  const text = readText(file, gathered);
  if (text === undefined) return undefined;
  const { diagnostics, document } = checkDocument(text, file, world);
  gathered.diagnostics.push(...diagnostics);
  if (document === undefined) return undefined;
  if (isOfKind(document, kind)) return document;
  gathered.diagnostics.push({
    code: 'wrong-kind',
    severity: 'error',
    summary: `Cannot read the file as ${kind} because its kind is "${document.kind}"`,
    detail: 'Move the document into the folder of its kind, or correct its kind',
    file,
    range: START,
  });
  return undefined;
}

/** YAML files of a folder, sorted, with the folder's path. */
export function yamlFilesOf(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .slice(0, FILES_MAX)
    .map((name) => join(folder, name));
}

/** Documents by name; a name that stands twice is a finding, and the first one counts. */
export function byName<Item extends { readonly name: string }>(
  items: readonly { readonly file: string; readonly item: Item }[],
  gathered: Gathered,
): ReadonlyMap<string, Item> {
  const files = new Map<string, string>();
  const named = new Map<string, Item>();
  for (const { file, item } of items) {
    const first = files.get(item.name);
    if (first === undefined) {
      files.set(item.name, file);
      named.set(item.name, item);
      continue;
    }
    gathered.diagnostics.push({
      code: 'duplicate-name',
      severity: 'error',
      summary: `Cannot use the name "${item.name}" twice: "${first}" has it already`,
      detail: 'Rename or remove one of the two documents; the first one is used until then',
      file,
      range: START,
    });
  }
  return named;
}

const START = { start: 0, end: 0 };

function readText(file: string, gathered: Gathered): string | undefined {
  try {
    const text = readFileSync(file, 'utf8');
    gathered.texts.set(file, text);
    return text;
  } catch (error) {
    gathered.diagnostics.push({
      code: 'unreadable-file',
      severity: 'error',
      summary: `Cannot read the file: ${(error as NodeJS.ErrnoException).code ?? 'unknown error'}`,
      detail: 'Check that it exists and that Watchbill may read it',
      file,
      range: START,
    });
    return undefined;
  }
}

function isOfKind<Kind extends CheckedDocument['kind']>(
  document: CheckedDocument,
  kind: Kind,
): document is DocumentOf<Kind> {
  return document.kind === kind;
}
