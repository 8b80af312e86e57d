import { randomUUID } from 'node:crypto';
import { type ApiClient, type AnswerOf, openClient } from '../api-client.ts';
import { CliProblem } from '../cli-problem.ts';
import type { Cli } from '../cli.ts';
import { EXIT } from '../exit-codes.ts';
import { findTask, type TaskNamed } from '../find-task.ts';
import { type Text, text } from '../output/text.ts';

/** What every change of a task is given. */
export interface ChangeGiven extends TaskNamed {
  readonly json?: true | undefined;
}

/** Hands a task on. */
export async function reassignTask(
  cli: Cli,
  given: ChangeGiven & { readonly to: readonly string[]; readonly reason: string },
): Promise<void> {
  const to = given.to.map(recipientOf);
  await change(cli, given, (client, params) =>
    client.call('reassignTask', { params, body: { to, reason: given.reason, messageId: randomUUID() } }),
  );
}

/** Comments on a task. */
export async function commentTask(cli: Cli, given: ChangeGiven & { readonly text: string }): Promise<void> {
  await change(cli, given, (client, params) =>
    client.call('commentTask', { params, body: { text: given.text, messageId: randomUUID() } }),
  );
}

/** Signs a task off, or sends it back. */
export async function signOffTask(
  cli: Cli,
  given: ChangeGiven & { readonly sendBack?: true | undefined; readonly reason: string },
): Promise<void> {
  const { sendBack, reason } = given;
  if (sendBack === true && reason === '')
    throw new CliProblem(EXIT.usage, 'Cannot send the work back: --reason says why');
  await change(cli, given, (client, params) =>
    client.call('signOffTask', { params, body: { accept: sendBack !== true, reason, messageId: randomUUID() } }),
  );
}

type Changed = AnswerOf<'answerTask'>;
type Params = { readonly run: string; readonly path: string };

async function change(
  cli: Cli,
  given: ChangeGiven,
  send: (client: ApiClient, params: Params) => Promise<Changed>,
): Promise<void> {
  const client = await openClient(cli);
  const { run, path } = await findTask(client, given);
  tellChanged(cli, await send(client, { run, path }), given);
}

/** Says where the task stands now. */
export function tellChanged({ terminal }: Cli, answer: Changed, { json }: Pick<ChangeGiven, 'json'>): void {
  if (json) terminal.json(answer);
  else terminal.line(terminal.paint.green(outcomeOf(answer)));
}

function outcomeOf({ run, path, phase }: Changed): Text {
  switch (phase) {
    case 'open':
      return text`Task ${path} of run ${run} is open`;
    case 'to-sign-off':
      return text`Task ${path} of run ${run} waits for its sign-off`;
    case 'done':
    case 'cancelled':
      return text`Task ${path} of run ${run} is ${phase}`;
    case 'noted':
      return text`It is noted; it counts once it has been checked. See: watchbill task show ${run} ${path}`;
  }
}

function recipientOf(given: string): { readonly team: string } | { readonly person: string } {
  const [, kind, name] = /^(team|person):(.+)$/.exec(given) ?? [];
  if (name === undefined) {
    throw new CliProblem(
      EXIT.usage,
      `Cannot hand the task on to ${JSON.stringify(given)}: it is not of the form team:NAME or person:ID`,
    );
  }
  return kind === 'team' ? { team: name } : { person: name };
}
