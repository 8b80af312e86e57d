import type { Command } from '@commander-js/extra-typings';
import type { Cli } from '../cli.ts';
import type { CheckedFile } from '../content/check-files.ts';
import { EXIT } from '../exit-codes.ts';
import { type Text, text } from '../output/text.ts';

/** `watchbill check [PATH]` */
export function addCheck(program: Command, cli: Cli): void {
  program
    .command('check')
    .description('check playbooks and other documents; needs no server')
    .argument('[path]', 'a file or folder; by default the whole content folder')
    .option('--json', 'print JSON for programs')
    .action(async (path, options) => {
      const { checkFiles } = await import('../content/check-files.ts');
      const { files } = checkFiles(cli, path);
      const { errors, warnings } = countOf(files);
      if (errors > 0) cli.endWith(EXIT.failed);
      if (options.json) {
        return cli.terminal.json({ files: files.length, errors, warnings, diagnostics: await located(files) });
      }
      await printFindings(cli, files);
      return cli.terminal.line(summaryOf(cli, { files: files.length, errors, warnings }));
    });
}

/** Prints every finding with the lines that it is about. */
export async function printFindings({ terminal }: Cli, files: readonly CheckedFile[]): Promise<void> {
  const { printDiagnostic } = await import('../../language/print-diagnostic.ts');
  for (const file of files) {
    for (const diagnostic of file.diagnostics) {
      for (const line of printDiagnostic(diagnostic, file.text).split('\n')) terminal.line(text`${line}`);
      terminal.line(text``);
    }
  }
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

function summaryOf({ terminal: { paint } }: Cli, found: { files: number; errors: number; warnings: number }): Text {
  const summary = text`${counted(found.files, 'file')} checked: ${counted(found.errors, 'error')}, ${counted(found.warnings, 'warning')}`;
  return found.errors > 0 ? paint.red(summary) : paint.green(summary);
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
