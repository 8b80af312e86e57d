import type { Command } from '@commander-js/extra-typings';
import { type ApiClient, apiUrl, openClient } from '../api-client.ts';
import { CliProblem } from '../cli-problem.ts';
import type { Cli } from '../cli.ts';
import { EXIT } from '../exit-codes.ts';
import { text } from '../output/text.ts';
import { readSession, removeSession } from '../session-file.ts';

/** `watchbill logout` */
export function addLogout(program: Command, cli: Cli): void {
  program
    .command('logout')
    .description('end the sign-in, on the server and here')
    .option('--json', 'print JSON for programs')
    .action(async (options) => {
      const session = await readSession(cli.env, apiUrl(cli.env));
      // The file goes first: whatever the server says, this machine has forgotten the credential.
      const client = await openClient(cli);
      await removeSession(cli.env);
      if (session !== undefined) await endOnServer(client);
      if (options.json) cli.terminal.json({ signedOut: session?.person ?? null });
      else cli.terminal.line(session === undefined ? text`Nobody was signed in` : text`Signed out ${session.person}`);
    });
}

/** A credential that the server does not know any more has ended already. */
async function endOnServer(client: ApiClient): Promise<void> {
  try {
    await client.call('logout');
  } catch (problem) {
    if (!(problem instanceof CliProblem) || problem.exitCode !== EXIT.forbidden) throw problem;
  }
}
