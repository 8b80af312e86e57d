import type { Command } from '@commander-js/extra-typings';
import type { PublishedView } from '../../api/contract.ts';
import type { Change } from '../../language/diff/change.ts';
import type { Plan } from '../../language/plan/plan.ts';
import { type ApiClient, openClient } from '../api-client.ts';
import { CliProblem } from '../cli-problem.ts';
import type { Cli } from '../cli.ts';
import { EXIT } from '../exit-codes.ts';
import { text } from '../output/text.ts';
import { parseWhole } from '../parse-whole.ts';
import { HASH_SHOWN } from './versions.ts';

/** `watchbill publish PATH [--if-version 2]`, `watchbill publish --again NAME@2` */
export function addPublish(program: Command, cli: Cli): void {
  program
    .command('publish')
    .description('make a playbook what new runs start with; its check and all its cases have to be green')
    .argument('[path]', 'its file or folder')
    .option('--again <version>', 'publish an earlier version again, as name@2')
    .option('--if-version <number>', 'only if this version is still the current one, 0 for none', parseWhole)
    .option('--dry-run', 'say what would be published and what it changes, and publish nothing')
    .option('--json', 'print JSON for programs')
    .action(async (path, { again, ifVersion, dryRun, json }) => {
      const subject = await subjectOf(cli, path, again);
      const client = await openClient(cli);
      const isDryRun = dryRun === true;
      const expected = ifVersion ?? (await currentNumber(client, subject.name));
      const after = subject.plan ?? (await planOf(client, `${subject.name}@${subject.version}`));
      const before = expected === 0 ? undefined : await planOf(client, `${subject.name}@${expected}`);
      const changes = await changesOf(before, after);
      const published = await subject.send(client, { expected, isDryRun });
      if (json === true) return cli.terminal.json({ ...published, before: expected, changes });
      await print(cli, published, { before: expected, changes });
    });
}

interface Sending {
  readonly expected: number;
  readonly isDryRun: boolean;
}

/** What is to be published: a playbook of the disk, or an earlier version. */
type Subject = { send(client: ApiClient, sending: Sending): Promise<PublishedView>; readonly name: string } & (
  { readonly plan: Plan; readonly version?: never } | { readonly version: number; readonly plan?: never }
);

async function subjectOf(cli: Cli, path: string | undefined, again: string | undefined): Promise<Subject> {
  if ((path === undefined) === (again === undefined)) {
    throw new CliProblem(EXIT.usage, 'Cannot tell what to publish: give either a path or --again NAME@NUMBER');
  }
  if (path === undefined) return earlierVersion(String(again));
  const { readyPlaybook } = await import('../content/ready-playbook.ts');
  const { plan, text: yaml, cases } = await readyPlaybook(cli, path);
  return {
    name: plan.name,
    plan,
    send: (client, sending) =>
      client.call('publishVersion', { params: { name: plan.name }, body: { text: yaml, cases, ...sending } }),
  };
}

function earlierVersion(again: string): Subject {
  const { name, number } = /^(?<name>[^@]+)@(?<number>[1-9]\d{0,8})$/.exec(again)?.groups ?? {};
  if (name === undefined || number === undefined) {
    throw new CliProblem(EXIT.usage, `Cannot read the version "${again}": it is a name and a number, as name@2`);
  }
  const version = Number(number);
  return {
    name,
    version,
    send: (client, body) => client.call('publishAgain', { params: { name, version }, body }),
  };
}

/** 0: nothing is published under the name. */
async function currentNumber(client: ApiClient, name: string): Promise<number> {
  const { versions } = await client.call('listCurrentVersions');
  return versions.find(({ playbook }) => playbook === name)?.version ?? 0;
}

async function planOf(client: ApiClient, version: string): Promise<Plan> {
  const { plan } = await client.call('getVersion', { params: { version } });
  // The server read it out of its ledger, where its hash vouches for its shape.
  return plan as Plan;
}

async function changesOf(before: Plan | undefined, after: Plan): Promise<readonly Change[]> {
  if (before === undefined) return [];
  const { diffPlans } = await import('../../language/diff/diff-plans.ts');
  return diffPlans(before, after);
}

interface Compared {
  readonly before: number;
  readonly changes: readonly Change[];
}

async function print(
  { terminal }: Cli,
  { playbook, end, version, sha256, warnings }: PublishedView,
  { before, changes }: Compared,
): Promise<void> {
  if (end === 'same') return terminal.line(text`Nothing to publish: version ${version} is the same`);
  const { paint } = terminal;
  const { changeLines } = await import('../output/change-lines.ts');
  if (before > 0) {
    terminal.line(paint.bold(text`Changes since version ${before}`));
    for (const line of changeLines(paint, changes)) terminal.line(line);
  }
  for (const { line, code, summary } of warnings)
    terminal.line(paint.yellow(text`warning ${code} line ${line}: ${summary}`));
  const what = text`${playbook} version ${version} (${sha256.slice(0, HASH_SHOWN)})`;
  terminal.line(end === 'possible' ? text`Would publish ${what}` : paint.green(text`Published ${what}`));
}
