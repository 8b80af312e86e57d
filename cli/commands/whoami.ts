import type { Command } from '@commander-js/extra-typings';
import { openClient } from '../api-client.ts';
import type { Cli } from '../cli.ts';
import { text } from '../output/text.ts';

/** `watchbill whoami` */
export function addWhoami(program: Command, cli: Cli): void {
  program
    .command('whoami')
    .description('show who is signed in, and with which roles where')
    .option('--json', 'print JSON for programs')
    .action(async (options) => {
      const { terminal } = cli;
      const me = await (await openClient(cli)).call('getMe');
      if (options.json) return terminal.json(me);
      terminal.line(text`${terminal.paint.bold(text`${me.person.name}`)} (${me.person.id}), until ${me.expiresAt}`);
      const rows = me.tenants.map(({ tenant, title, roles }) => [
        text`${tenant}`,
        text`${title}`,
        text`${roles.join(', ')}`,
      ]);
      await terminal.table(['Tenant', 'Title', 'Roles'], rows);
    });
}
