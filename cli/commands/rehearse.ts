import { resolve } from 'node:path';
import { type Command, InvalidArgumentError } from '@commander-js/extra-typings';
import type { Estate } from '../../rehearsal/month/estate.ts';
import { FINDING_KINDS, type FindingKind } from '../../rehearsal/month/findings.ts';
import type { MonthReport } from '../../rehearsal/month/month-report.ts';
import { CliProblem } from '../cli-problem.ts';
import type { Cli } from '../cli.ts';
import { EXIT } from '../exit-codes.ts';
import { printableJson } from '../output/printable.ts';
import { text } from '../output/text.ts';
import { checkWritable, writeWhole } from '../output/write-whole.ts';
import { parseDate } from '../parse-date.ts';
import { parseWhole } from '../parse-whole.ts';

/** Most days of a rehearsal, and most synthetic tenants. */
const DAYS_MAX = 60;
const TENANTS_MAX = 500;

/** `watchbill rehearse` */
export function addRehearse(program: Command, cli: Cli): void {
  program
    .command('rehearse')
    .description('rehearse the schedules and playbooks of tenants over many days on a virtual clock; needs no server')
    .requiredOption('--from <date>', 'first day, as 2026-03-01; it begins at midnight UTC', parseDate)
    .option('--days <days>', `how many days, at most ${DAYS_MAX}`, parseDays, 31)
    .option('--tenants <names>', `names with commas between, or how many synthetic ones; by default all there are`)
    .option('--faults <file>', 'YAML file with outages, throttling and people who are away')
    .option('--seed <number>', 'another number gives other delays and answers', parseWhole, 1)
    .option(
      '--fail-on <kinds>',
      `exit with 1 if there is one of these findings: ${FINDING_KINDS.join(', ')}`,
      parseKinds,
    )
    .option('--html <file>', 'write the result as one page that needs nothing else')
    .option('--json [file]', 'print JSON for programs, or write it to a file')
    .action(async ({ json, html, failOn, ...options }) => {
      const jsonFile = typeof json === 'string' && json !== '-' ? json : undefined;
      for (const name of [html, jsonFile]) if (name !== undefined) await checkWritable({ name, folder: cli.folder });
      const report = await rehearse(cli, options);
      if (report.findings.some(({ kind }) => failOn?.has(kind))) cli.endWith(EXIT.failed);
      await print(cli, report, { isJson: json !== undefined && jsonFile === undefined, jsonFile, html });
    });
}

function parseDays(given: string): number {
  const days = parseWhole(given);
  if (days < 1 || days > DAYS_MAX) throw new InvalidArgumentError(`It must be a whole number from 1 to ${DAYS_MAX}.`);
  return days;
}

function parseKinds(given: string): ReadonlySet<FindingKind> {
  const kinds = given.split(',').map((word) => FINDING_KINDS.find((kind) => kind === word.trim()));
  const known = kinds.filter((kind) => kind !== undefined);
  if (known.length < kinds.length) {
    throw new InvalidArgumentError(`It must be some of ${FINDING_KINDS.join(', ')}, with commas between.`);
  }
  return new Set(known);
}

interface Options {
  readonly from: number;
  readonly days: number;
  readonly seed: number;
  readonly tenants?: string | undefined;
  readonly faults?: string | undefined;
}

async function rehearse(cli: Cli, { from, days, seed, tenants, faults: file }: Options): Promise<MonthReport> {
  const [{ loadEstate }, { readFaults }, { rehearseMonth }] = await Promise.all([
    import('../content/load-estate.ts'),
    import('../content/read-faults.ts'),
    import('../../rehearsal/month/rehearse-month.ts'),
  ]);
  const content = resolve(cli.folder, cli.env['WATCHBILL_CONTENT'] ?? 'demo');
  const { estate: all, diagnostics } = loadEstate(content);
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) {
    const hint = 'watchbill check shows them';
    throw new CliProblem(EXIT.failed, `Cannot rehearse: the documents have ${errors} errors`, { hint });
  }
  const estate = await chosen(all, tenants, seed);
  const faults = readFaults(cli, file, all);
  const onDay = (day: number): void => cli.terminal.progress(text`Day ${day + 1} of ${days}`);
  const report = await rehearseMonth({ estate, from, days, seed, faults, onDay });
  cli.terminal.progress(text``);
  return report;
}

async function chosen(all: Estate, tenants: string | undefined, seed: number): Promise<Estate> {
  const [{ onlyTenants }, { syntheticEstate }] = await Promise.all([
    import('../content/load-estate.ts'),
    import('../../rehearsal/month/synthetic-estate.ts'),
  ]);
  if (tenants === undefined) return all;
  if (/^\d+$/.test(tenants)) return syntheticEstate(all, synthetic(tenants), seed);
  const found = onlyTenants(
    all,
    tenants.split(',').map((name) => name.trim()),
  );
  if (!('unknown' in found)) return found;
  const hint = `There are ${[...all.directory.tenants.keys()].join(', ')}`;
  throw new CliProblem(EXIT.notFound, `Cannot find tenant "${found.unknown}"`, { hint });
}

function synthetic(given: string): number {
  const count = Number(given);
  if (count >= 1 && count <= TENANTS_MAX) return count;
  throw new CliProblem(EXIT.usage, `Cannot rehearse ${given} tenants: there may be 1 to ${TENANTS_MAX}`);
}

interface Printing {
  /** JSON takes the place of the text. */
  readonly isJson: boolean;
  readonly jsonFile: string | undefined;
  readonly html: string | undefined;
}

async function print(
  { terminal, folder }: Cli,
  report: MonthReport,
  { isJson, jsonFile, html }: Printing,
): Promise<void> {
  const [{ reportJson }, { printReport }, { htmlPage }] = await Promise.all([
    import('../output/rehearsal/report-json.ts'),
    import('../output/rehearsal/print-report.ts'),
    import('../output/rehearsal/html-page.ts'),
  ]);
  if (jsonFile !== undefined) writeWhole({ name: jsonFile, folder }, `${printableJson(reportJson(report))}\n`);
  if (html !== undefined) writeWhole({ name: html, folder }, htmlPage(report));
  // Last, because a reader that has seen enough (`| head`) ends the program.
  if (isJson) terminal.json(reportJson(report));
  else await printReport(terminal, report);
}
