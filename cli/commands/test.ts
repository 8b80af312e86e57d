import type { Command } from '@commander-js/extra-typings';
import type { BelowMinimum } from '../../rehearsal/case-coverage/below-minimum.ts';
import type { Cli } from '../cli.ts';
import type { CasesReport } from '../content/run-cases.ts';
import { CliProblem } from '../cli-problem.ts';
import { EXIT } from '../exit-codes.ts';
import { text } from '../output/text.ts';
import { checkWritable, writeWhole } from '../output/write-whole.ts';
import { parsePercent } from '../parse-percent.ts';

/** `watchbill test [PATH]` */
export function addTest(program: Command, cli: Cli): void {
  program
    .command('test')
    .description('rehearse the cases of playbooks; needs no server')
    .argument('[path]', 'a file or folder; by default the whole content folder')
    .option('--filter <text>', 'only cases whose playbook or title contains the text')
    .option('--coverage', 'list the steps, branches and outcomes that no case covers')
    .option('--min-coverage <percent>', 'fail if cases cover less of the steps, branches or outcomes', parsePercent)
    .option('--junit <file>', 'write the results as JUnit XML')
    .option('--record <run>', 'make a case out of a run of the server that has ended, then rehearse it')
    .option('--output <file>', 'where the recorded case goes; by default among the cases of its playbook')
    .option('--event <file>', 'JSON of the event that started the recorded run')
    .option('--json', 'print JSON for programs')
    .action(async (given, options) => {
      if (options.junit !== undefined) await checkWritable({ name: options.junit, folder: cli.folder });
      const path = await pathOf(cli, given, options);
      const report = await rehearse(cli, path, options.filter);
      const below = await belowOf(report, options.minCoverage);
      if (report.cases.some(({ passed }) => !passed) || below.length > 0) cli.endWith(EXIT.failed);
      if (options.json) printJson(cli, report, options.minCoverage === undefined ? undefined : below);
      else await print(cli, report, { below, minimum: options.minCoverage, withMissing: options.coverage === true });
      if (options.junit !== undefined) await writeJunit(cli, report, options.junit);
    });
}

interface Recorded {
  readonly record?: string;
  readonly output?: string;
  readonly event?: string;
  readonly json?: true;
}

/** What is rehearsed: the path that was given, or the file that a run is recorded into. */
async function pathOf(
  cli: Cli,
  given: string | undefined,
  { record, output, event, json }: Recorded,
): Promise<string | undefined> {
  if (record === undefined && output === undefined && event === undefined) return given;
  if (record === undefined || given !== undefined) {
    const found = record === undefined ? '--output and --event belong to --record' : '--record takes no path';
    throw new CliProblem(EXIT.usage, `Cannot record a run: ${found}`);
  }
  const { recordRun } = await import('../content/record-run.ts');
  const file = await recordRun(cli, { run: record, output, event });
  if (json !== true) cli.terminal.line(text`Recorded ${record} in ${file}\n`);
  return file;
}

async function rehearse(cli: Cli, path: string | undefined, filter: string | undefined): Promise<CasesReport> {
  const [{ checkFiles }, { runCases }] = await Promise.all([
    import('../content/check-files.ts'),
    import('../content/run-cases.ts'),
  ]);
  const report = await runCases(checkFiles(cli, path), { now: () => performance.now(), filter });
  if (report.cases.length > 0) return report;
  if (report.filteredOut === 0) {
    throw new CliProblem(EXIT.failed, 'Cannot test anything: there are no cases', {
      hint: 'Cases lie in <playbook>/cases/*.yaml',
    });
  }
  throw new CliProblem(
    EXIT.failed,
    `Cannot test anything: none of the ${report.filteredOut} cases has "${filter}" in its playbook or title`,
  );
}

async function belowOf({ coverage }: CasesReport, minimum: number | undefined): Promise<readonly BelowMinimum[]> {
  if (minimum === undefined) return [];
  const { belowMinimum } = await import('../../rehearsal/case-coverage/below-minimum.ts');
  return belowMinimum(coverage, minimum);
}

function printJson(
  { terminal }: Cli,
  { cases, coverage }: CasesReport,
  below: readonly BelowMinimum[] | undefined,
): void {
  terminal.json({ cases, coverage, ...(below === undefined ? {} : { belowMinimum: below }) });
}

interface Printing {
  readonly below: readonly BelowMinimum[];
  readonly minimum: number | undefined;
  readonly withMissing: boolean;
}

async function print({ terminal }: Cli, report: CasesReport, { below, minimum, withMissing }: Printing): Promise<void> {
  const { printCases } = await import('../output/print-cases.ts');
  printCases(terminal, report, withMissing);
  const { paint } = terminal;
  for (const { playbook, measure, percent } of below) {
    terminal.line(paint.red(text`${playbook}: ${measure} are covered to ${percent} %, less than ${minimum} %`));
  }
  const failed = report.cases.filter(({ passed }) => !passed).length;
  const summary = text`${report.cases.length - failed} passed, ${failed} failed`;
  terminal.line(failed + below.length > 0 ? paint.red(summary) : paint.green(summary));
}

async function writeJunit({ folder }: Cli, { cases }: CasesReport, name: string): Promise<void> {
  const { junitReport } = await import('../output/junit-report.ts');
  writeWhole({ name, folder }, junitReport(cases));
}
