import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from '@commander-js/extra-typings';
import { CliProblem } from '../cli-problem.ts';
import type { Cli } from '../cli.ts';
import { EXIT } from '../exit-codes.ts';
import { printableJson } from '../output/printable.ts';
import { text } from '../output/text.ts';
import { writeWhole } from '../output/write-whole.ts';

/** `watchbill schema [KIND] [--write FOLDER]` */
export function addSchema(program: Command, cli: Cli): void {
  program
    .command('schema')
    .description('print the JSON Schema that lets editors complete and explain documents; needs no server')
    .argument('[kind]', 'a kind such as playbook, tenant-group or rota; by default all of them by `kind`')
    .option('--write <folder>', 'write the schemas of all kinds to files in this folder instead')
    .option('--json', 'print JSON for programs')
    .action(async (kind, options) => {
      if (options.write !== undefined) return writeAll(cli, { ...options, folder: options.write, kind });
      const { SIGNATURES } = await import('../../catalog/action-signatures.ts');
      const { editorSchema } = await import('../../language/editor-schema/editor-schema.ts');
      return cli.terminal.json(editorSchema(SIGNATURES, await kindNamed(kind)));
    });
}

interface Writing {
  readonly folder: string;
  readonly kind: string | undefined;
  readonly json?: true | undefined;
}

async function writeAll(cli: Cli, { folder, kind, json }: Writing): Promise<void> {
  if (kind !== undefined) {
    const hint = 'Leave out the kind, or print it alone without --write';
    throw new CliProblem(EXIT.usage, `Cannot write "${kind}" alone because --write writes all kinds`, { hint });
  }
  const { SIGNATURES } = await import('../../catalog/action-signatures.ts');
  const { schemaFiles } = await import('../../language/editor-schema/schema-files.ts');
  const files = schemaFiles(SIGNATURES);
  mkdirSync(resolve(cli.folder, folder), { recursive: true });
  for (const [name, schema] of files) {
    writeWhole({ name: join(folder, name), folder: cli.folder }, `${printableJson(schema)}\n`);
  }
  const paths = [...files.keys()].map((name) => join(folder, name));
  if (json === true) return cli.terminal.json({ files: paths });
  for (const path of paths) cli.terminal.line(text`${path}`);
}

async function kindNamed(written: string | undefined) {
  if (written === undefined) return undefined;
  const { DOCUMENT_KINDS } = await import('../../language/schema/find-document-kind.ts');
  const { kindInKebabCase } = await import('../../language/editor-schema/schema-files.ts');
  const plain = (name: string) => name.replaceAll('-', '').toLowerCase();
  const kind = DOCUMENT_KINDS.find((name) => plain(name) === plain(written));
  if (kind !== undefined) return kind;
  const { didYouMean } = await import('../../language/suggest.ts');
  const kinds = DOCUMENT_KINDS.map(kindInKebabCase);
  throw new CliProblem(EXIT.usage, `Cannot print a schema because there is no kind of document "${written}"`, {
    hint: didYouMean(written.toLowerCase(), kinds).suggestion ?? `Kinds are ${kinds.join(', ')}`,
  });
}
