import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { type ApiClient, openClient } from '../api-client.ts';
import { CliProblem } from '../cli-problem.ts';
import type { Cli } from '../cli.ts';
import { EXIT } from '../exit-codes.ts';
import { findTask } from '../find-task.ts';
import { askForAnswers, parseAnswers } from '../parse-answers.ts';
import { type ChangeGiven, tellChanged } from './change-task.ts';

/** What `task answer` is given. */
export interface AnswerGiven extends ChangeGiven {
  readonly answer: readonly string[];
  readonly file?: string | undefined;
  readonly evidence: readonly string[];
  readonly alreadyInPlace?: true | undefined;
  readonly note: string;
}

/** Sends the files, then the answer that names them. At a terminal it asks for fields that are missing. */
export async function answerTask(cli: Cli, given: AnswerGiven): Promise<void> {
  const client = await openClient(cli);
  const task = await findTask(client, given);
  const file =
    given.file === undefined
      ? undefined
      : { name: given.file, text: (await readBytes(cli, given.file)).toString('utf8') };
  const told = parseAnswers(task, { answers: given.answer, ...(file === undefined ? {} : { file }) });
  const isAsked = cli.terminal.isInteractive && given.json !== true && given.alreadyInPlace !== true;
  const answers = isAsked ? await askForAnswers(cli, task, told) : told;
  const params = { run: task.run, path: task.path };
  const evidence = [];
  for (const path of given.evidence) evidence.push(await sendFile(cli, client, { ...params, file: path }));
  const answer = await client.call('answerTask', {
    params,
    body: {
      answers,
      alreadyInPlace: given.alreadyInPlace === true,
      evidence,
      note: given.note,
      messageId: randomUUID(),
    },
  });
  tellChanged(cli, answer, given);
}

async function sendFile(
  cli: Cli,
  client: ApiClient,
  { file, ...params }: { readonly run: string; readonly path: string; readonly file: string },
) {
  const bytes = await readBytes(cli, file);
  const body = { name: basename(file), base64: bytes.toString('base64') };
  const { sha256 } = await client.call('addEvidence', { params, body });
  return { sha256, note: '' };
}

async function readBytes({ folder }: Cli, path: string): Promise<Buffer> {
  try {
    return await readFile(resolve(folder, path));
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    throw new CliProblem(EXIT.usage, `Cannot read the file ${JSON.stringify(path)}: ${cause.message}`);
  }
}
