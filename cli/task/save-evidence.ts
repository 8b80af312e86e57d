import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { openClient } from '../api-client.ts';
import { CliProblem } from '../cli-problem.ts';
import type { Cli } from '../cli.ts';
import { EXIT } from '../exit-codes.ts';
import { findTask, type TaskNamed } from '../find-task.ts';
import { text } from '../output/text.ts';

/** Saves a file of a task; never over another one. */
export async function saveEvidence(
  cli: Cli,
  given: TaskNamed & { readonly file: string; readonly output: string },
): Promise<void> {
  const client = await openClient(cli);
  const { run, path, files } = await findTask(client, given);
  const [found, ...others] = files.filter(({ name, sha256 }) => name === given.file || sha256.startsWith(given.file));
  if (found === undefined || others.length > 0) {
    const names = files.map(({ name, sha256 }) => `${name} (${sha256.slice(0, 12)})`).join(', ');
    throw new CliProblem(
      EXIT.notFound,
      `Cannot tell which file ${JSON.stringify(given.file)} means: ${others.length + (found === undefined ? 0 : 1)} fit`,
      { hint: names === '' ? 'The task has no files' : `Name one of: ${names}`, code: 'not-found' },
    );
  }
  const file = await client.call('getEvidence', { params: { run, path, sha256: found.sha256 } });
  await writeNew(resolve(cli.folder, given.output), Buffer.from(file.base64, 'base64'));
  cli.terminal.line(text`Saved ${found.name} as ${given.output}`);
}

async function writeNew(path: string, bytes: Buffer): Promise<void> {
  try {
    await writeFile(path, bytes, { flag: 'wx' });
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    throw new CliProblem(EXIT.usage, `Cannot write the file ${JSON.stringify(path)}: ${cause.message}`);
  }
}
