import { sep } from 'node:path';
import { type Command, Option } from '@commander-js/extra-typings';
import type { CheckedText } from '../../language/formats/checked-text.ts';
import { CliProblem } from '../cli-problem.ts';
import type { Cli } from '../cli.ts';
import type { CheckedFile } from '../content/check-files.ts';
import type { FixedFiles } from '../content/fix-files.ts';
import { EXIT } from '../exit-codes.ts';
import { type Text, text } from '../output/text.ts';

const FORMATS = ['human', 'json', 'sarif', 'github'] as const;
type Format = (typeof FORMATS)[number];

/** `watchbill check [PATH]` */
export function addCheck(program: Command, cli: Cli): void {
  program
    .command('check')
    .description('check playbooks and other documents; needs no server')
    .argument('[path]', 'a file or folder; by default the whole content folder')
    .option('--fix', 'write what can be mended without asking, then show what is left')
    .addOption(new Option('--format <format>', 'how findings are printed; "human" by default').choices(FORMATS))
    .option('--json', 'print JSON for programs: the same as --format json')
    .action(async (path, options) => {
      const format = formatOf(options);
      const found = await findingsOf(cli, path, options.fix === true);
      if (countOf(found.files).errors > 0) cli.endWith(EXIT.failed);
      await PRINTERS[format](cli, found);
    });
}

/** Files that were checked; with `--fix` also what was done to them. */
interface Found {
  readonly files: readonly CheckedFile[];
  readonly fixing?: Pick<FixedFiles, 'fixed' | 'notFixed'>;
}

function formatOf({ json, format }: { json?: true | undefined; format?: Format | undefined }): Format {
  if (json !== true) return format ?? 'human';
  if (format !== undefined && format !== 'json') {
    throw new CliProblem(EXIT.usage, `Cannot print two formats at once: found "--json" and "--format ${format}"`);
  }
  return 'json';
}

async function findingsOf(cli: Cli, path: string | undefined, withFixes: boolean): Promise<Found> {
  if (!withFixes) {
    const { checkFiles } = await import('../content/check-files.ts');
    return { files: checkFiles(cli, path).files };
  }
  const { fixFiles } = await import('../content/fix-files.ts');
  const { checked, ...fixing } = fixFiles(cli, path);
  return { files: checked.files, fixing };
}

const PRINTERS: Readonly<Record<Format, (cli: Cli, found: Found) => Promise<void>>> = {
  human: async (cli, found) => {
    for (const line of fixingLines(found)) cli.terminal.line(line);
    await printFindings(cli, found.files);
    cli.terminal.line(summaryOf(cli, found));
  },
  json: async ({ terminal }, { files, fixing }) =>
    terminal.json({ files: files.length, ...countOf(files), ...fixing, diagnostics: await located(files) }),
  sarif: async ({ terminal }, found) => {
    const [{ sarif }, { version }] = await Promise.all([
      import('../../language/formats/sarif.ts'),
      import('../version.ts'),
    ]);
    for (const line of fixingLines(found)) terminal.problem(line);
    terminal.json(sarif(textsOf(found), version()));
  },
  github: async (cli, found) => {
    const { githubAnnotations } = await import('../../language/formats/github-annotations.ts');
    for (const line of fixingLines(found)) cli.terminal.line(line);
    for (const line of githubAnnotations(textsOf(found))) cli.terminal.line(text`${line}`);
    cli.terminal.line(summaryOf(cli, found));
  },
};

function fixingLines({ fixing }: Found): readonly Text[] {
  if (fixing === undefined) return [];
  return [
    ...fixing.fixed.map(({ file, fixes }) => text`Fixed ${counted(fixes, 'finding')} in ${file}`),
    ...fixing.notFixed.map(({ file, because }) => text`Cannot fix "${file}": ${because}`),
  ];
}

async function printFindings({ terminal }: Cli, files: readonly CheckedFile[]): Promise<void> {
  const [{ printDiagnostic }, { hideSecrets }] = await Promise.all([
    import('../../language/print-diagnostic.ts'),
    import('../../language/formats/hide-secrets.ts'),
  ]);
  for (const file of files) {
    const shown = hideSecrets(file.text, file.diagnostics);
    for (const diagnostic of file.diagnostics) {
      for (const line of printDiagnostic(diagnostic, shown).split('\n')) terminal.line(text`${line}`);
      terminal.line(text``);
    }
  }
}

/** Other programs write paths with slashes everywhere. */
function textsOf({ files }: Found): readonly CheckedText[] {
  return files.map(({ file, text: read, diagnostics }) => ({
    file: file.split(sep).join('/'),
    text: read,
    diagnostics,
  }));
}

async function located(files: readonly CheckedFile[]) {
  const { lineColumn } = await import('../../language/line-column.ts');
  return files.flatMap((file) =>
    file.diagnostics.map((one) => ({ ...one, ...lineColumn(file.text, one.range.start) })),
  );
}

function countOf(files: readonly CheckedFile[]) {
  const severities = files.flatMap(({ diagnostics }) => diagnostics.map(({ severity }) => severity));
  const count = (wanted: string) => severities.filter((severity) => severity === wanted).length;
  return { errors: count('error'), warnings: count('warning') };
}

function summaryOf({ terminal: { paint } }: Cli, { files }: Found): Text {
  const { errors, warnings } = countOf(files);
  const summary = text`${counted(files.length, 'file')} checked: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}`;
  return errors > 0 ? paint.red(summary) : paint.green(summary);
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
