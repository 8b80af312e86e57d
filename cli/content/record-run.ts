import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { JsonObject } from '../../contracts/json.ts';
import type { RunRecord } from '../../contracts/run.ts';
import { writeYaml } from '../../language/formats/write-yaml.ts';
import type { Plan } from '../../language/plan/plan.ts';
import type { CaseDocument } from '../../language/schema/case-schema.ts';
import { notesOn } from '../../rehearsal/record-case/notes-on.ts';
import { recordCase, withoutOrder, type RecordedRun } from '../../rehearsal/record-case/record-case.ts';
import { contentFolders } from '../../tenants/content-folders.ts';
import { openClient } from '../api-client.ts';
import { CliProblem } from '../cli-problem.ts';
import type { Cli } from '../cli.ts';
import { EXIT } from '../exit-codes.ts';
import { checkWritable, writeWhole } from '../output/write-whole.ts';
import { checkFiles } from './check-files.ts';
import { runCases } from './run-cases.ts';

/** What is recorded, and where to. */
export interface Recording {
  readonly run: string;
  /** File to write; by default one among the cases of the playbook. */
  readonly output: string | undefined;
  /** JSON file of the event that started the run. */
  readonly event: string | undefined;
}

/**
 * Writes a case out of a run that has ended.
 *
 * @returns the file, as a path for people
 * @throws {CliProblem} the run has not ended, or the file cannot be written
 */
export async function recordRun(cli: Cli, recording: Recording): Promise<string> {
  const recorded = await readRun(cli, recording);
  const document = recordCase(recorded);
  if (document === undefined) {
    const hint = 'Only a run that came to its end can be recorded';
    throw new CliProblem(EXIT.failed, `Cannot record run "${recording.run}": its records have no end`, { hint });
  }
  const name = await fileOf(cli, recorded.plan.name, recording);
  const file = { name, folder: cli.folder };
  writeWhole(file, textOf(document, recorded));
  if (await isOrderAlone(cli, name)) writeWhole(file, textOf(withoutOrder(document, recorded.records), recorded));
  return name;
}

async function readRun(cli: Cli, { run, event }: Recording): Promise<RecordedRun> {
  const given = event === undefined ? {} : { event: readEvent(cli, event) };
  const client = await openClient(cli);
  const { tenant, planSha256, origin } = await client.call('getRun', { params: { run } });
  if (origin !== null) {
    const message = `Cannot record run "${run}": it goes on from the end of run "${origin.run}", and a case begins at the beginning`;
    throw new CliProblem(EXIT.failed, message, { hint: `watchbill test --record ${origin.run}` });
  }
  const { records } = await client.call('listRecords', { params: { run } });
  const { plan } = await client.call('getVersion', { params: { version: planSha256 } });
  // The server read both out of its ledger, where hashes vouch for their shapes.
  return { run, tenant, plan: plan as Plan, records: records as readonly RunRecord[], ...given };
}

function readEvent({ folder }: Cli, name: string): JsonObject {
  try {
    const event: unknown = JSON.parse(readFileSync(resolve(folder, name), 'utf8'));
    if (typeof event === 'object' && event !== null && !Array.isArray(event)) return event as JsonObject;
  } catch (cause) {
    throw new CliProblem(EXIT.usage, `Cannot read the event "${name}": ${(cause as Error).message}`);
  }
  throw new CliProblem(EXIT.usage, `Cannot read the event "${name}": it has to be a JSON object`);
}

async function fileOf(cli: Cli, playbook: string, { run, output }: Recording): Promise<string> {
  const content = resolve(cli.folder, cli.env['WATCHBILL_CONTENT'] ?? 'demo');
  const own = join(contentFolders(content).playbooks, playbook, 'cases', `${run.toLowerCase()}.yaml`);
  const name = output ?? (relative(cli.folder, own) || own);
  // The folder of a playbook without cases yet has none for them.
  if (output === undefined && existsSync(dirname(dirname(own)))) mkdirSync(dirname(own), { recursive: true });
  await checkWritable({ name, folder: cli.folder });
  return name;
}

function textOf(document: CaseDocument, recorded: RecordedRun): string {
  const notes = notesOn(document, recorded).map((note) => `# ${note}\n`);
  return `${notes.join('')}${writeYaml(document)}`;
}

/** Whether the case holds but for the order in which steps ended: those that run side by side have none of their own. */
async function isOrderAlone(cli: Cli, file: string): Promise<boolean> {
  const { cases } = await runCases(checkFiles(cli, file), { now: () => 0 });
  const mismatches = cases.flatMap((one) => one.mismatches);
  return mismatches.length > 0 && mismatches.every(({ what }) => what === 'path');
}
