import type { JsonObject } from '../../contracts/json.ts';
import type { ActionSignatures } from '../schema/action-signature.ts';
import { DOCUMENT_KINDS, type DocumentKind } from '../schema/find-document-kind.ts';
import { editorSchema } from './editor-schema.ts';

/** Name of the file with all kinds of documents; it changes only with the version of the language. */
export const ALL_KINDS_FILE = 'watchbill-v1.schema.json';

/** A kind as it is written in names of files and on command lines: `tenant-group`. */
export const kindInKebabCase = (kind: DocumentKind): string =>
  kind.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();

/** Name of the file with one kind. */
export const fileOfKind = (kind: DocumentKind): string => `${kindInKebabCase(kind)}.schema.json`;

/** The files of schemas for editors, by name. */
export function schemaFiles(actions: ActionSignatures): ReadonlyMap<string, JsonObject> {
  return new Map([
    [ALL_KINDS_FILE, editorSchema(actions)],
    ...DOCUMENT_KINDS.map((kind): [string, JsonObject] => [fileOfKind(kind), editorSchema(actions, kind)]),
  ]);
}
