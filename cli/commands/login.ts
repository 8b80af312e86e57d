import type { Command } from '@commander-js/extra-typings';
import { type ApiClient, openClient } from '../api-client.ts';
import { CliProblem } from '../cli-problem.ts';
import type { Cli } from '../cli.ts';
import { EXIT } from '../exit-codes.ts';
import { text } from '../output/text.ts';
import { saveSession, sessionFile } from '../session-file.ts';

/** `watchbill login [PERSON]` */
export function addLogin(program: Command, cli: Cli): void {
  program
    .command('login')
    .description('sign in as a person of the teams (local trials only)')
    .argument('[person]', 'id of the person; asked for if left out')
    .option('--json', 'print JSON for programs')
    .action(async (given, options) => {
      const client = await openClient(cli);
      const person = given ?? (await choosePerson(cli, client));
      const signedIn = await client.call('login', { body: { person } });
      const { token, expiresAt } = signedIn;
      await saveSession(cli.env, { url: client.url, token, person: signedIn.person.id, expiresAt });
      if (options.json) cli.terminal.json({ person: signedIn.person, expiresAt });
      else {
        cli.terminal.line(text`Signed in as ${signedIn.person.name} (${signedIn.person.id}) until ${expiresAt}`);
        cli.terminal.line(cli.terminal.paint.dim(text`The credential is kept in ${sessionFile(cli.env)}`));
      }
    });
}

async function choosePerson(cli: Cli, client: ApiClient): Promise<string> {
  const { people } = await client.call('listPeople');
  if (!cli.terminal.isInteractive) {
    throw new CliProblem(EXIT.usage, 'Cannot sign in: nobody was named', {
      hint: `People: ${people.map(({ id }) => id).join(', ')}. Sign in with: watchbill login PERSON`,
    });
  }
  for (const { id, name } of people) cli.terminal.line(text`  ${id}  ${name}`);
  return (await cli.terminal.ask(text`Who are you?`)).trim();
}
