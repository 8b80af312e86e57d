import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { getLanguageService } from 'yaml-language-server';
import type { JsonObject } from '../../../contracts/json.ts';

/** What somebody sees in an editor with the YAML language server. `‸` in a text is the cursor. */
export interface Editor {
  /** Labels of what is offered. */
  complete(text: string): Promise<readonly string[]>;
  /** What is shown of the word under the cursor, in Markdown. */
  hover(text: string): Promise<string>;
  /** What is marked, with the message. */
  marks(text: string): Promise<readonly { readonly marked: string; readonly message: string }[]>;
}

/** Where a document lies, and which schema is set for it; by default the document itself has to name one. */
export interface EditorSettings {
  readonly schema?: JsonObject;
  /** Address of the folder that documents lie in, with a slash at its end. */
  readonly folder?: string;
}

let documents = 0;

/** The language server in this process, as editors start it. */
export function anEditor({ schema, folder = 'file:///somewhere/' }: EditorSettings): Editor {
  const service = getLanguageService({
    schemaRequestService: (address) => readFile(fileURLToPath(address), 'utf8'),
    workspaceContext: { resolveRelativePath: (path, base) => new URL(path, base).href },
  });
  // A copy, since the server writes into it.
  const schemas =
    schema === undefined ? [] : [{ uri: 'file:///set.json', fileMatch: ['*.yaml'], schema: structuredClone(schema) }];
  service.configure({ validate: true, hover: true, completion: true, schemas });
  // The server remembers documents by their address, so that each text has one of its own.
  const open = (text: string) => {
    const cursor = text.indexOf('‸');
    const address = `${folder}document-${(documents += 1)}.yaml`;
    const document = TextDocument.create(address, 'yaml', 1, text.replace('‸', ''));
    return { document, position: document.positionAt(Math.max(cursor, 0)) };
  };
  return {
    complete: async (text) => {
      const { document, position } = open(text);
      const { items } = await service.doComplete(document, position, false);
      return items.map(({ label }) => label);
    },
    hover: async (text) => {
      const { document, position } = open(text);
      const shown = await service.doHover(document, position);
      const contents = shown?.contents;
      return contents !== undefined && 'value' in Object(contents) ? (contents as { value: string }).value : '';
    },
    marks: async (text) => {
      const { document } = open(text);
      const found = await service.doValidation(document, false);
      return found.map(({ message, range }) => ({ marked: document.getText(range), message }));
    },
  };
}
