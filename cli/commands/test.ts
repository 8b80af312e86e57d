import type { Command } from '@commander-js/extra-typings';
import type { Cli } from '../cli.ts';
import type { CaseReport } from '../content/run-cases.ts';
import { CliProblem } from '../cli-problem.ts';
import { EXIT } from '../exit-codes.ts';
import { text } from '../output/text.ts';

/** `watchbill test [PATH]` */
export function addTest(program: Command, cli: Cli): void {
  program
    .command('test')
    .description('rehearse the cases of playbooks; needs no server')
    .argument('[path]', 'a file or folder; by default the whole content folder')
    .option('--json', 'print JSON for programs')
    .action(async (path, options) => {
      const [{ checkFiles }, { runCases }] = await Promise.all([
        import('../content/check-files.ts'),
        import('../content/run-cases.ts'),
      ]);
      const reports = await runCases(checkFiles(cli, path), () => performance.now());
      if (reports.length === 0) {
        throw new CliProblem(EXIT.failed, 'Cannot test anything: there are no cases', {
          hint: 'Cases lie in <playbook>/cases/*.yaml',
        });
      }
      const failed = reports.filter(({ passed }) => !passed).length;
      if (failed > 0) cli.endWith(EXIT.failed);
      if (options.json) return cli.terminal.json({ cases: reports });
      printReports(cli, reports);
      const { terminal } = cli;
      const summary = text`${reports.length - failed} passed, ${failed} failed`;
      return terminal.line(failed > 0 ? terminal.paint.red(summary) : terminal.paint.green(summary));
    });
}

function printReports({ terminal }: Cli, reports: readonly CaseReport[]): void {
  const { paint } = terminal;
  let playbook: string | undefined;
  for (const report of reports) {
    if (report.playbook !== playbook) terminal.line(paint.bold(text`${report.playbook}`));
    playbook = report.playbook;
    const mark = report.passed ? paint.green(text`✓`) : paint.red(text`✗`);
    terminal.line(text`  ${mark} ${report.title} ${paint.dim(text`${report.ms} ms`)}`);
    for (const { what, expected, seen } of report.mismatches) {
      terminal.line(text`      ${report.file}: ${what}`);
      terminal.line(text`        expected ${paint.green(text`${expected}`)}`);
      terminal.line(text`        seen     ${paint.red(text`${seen}`)}`);
    }
  }
  terminal.line(text``);
}
