import { randomUUID } from 'node:crypto';
import type { Command } from '@commander-js/extra-typings';
import { openClient } from '../api-client.ts';
import type { Cli } from '../cli.ts';
import { text } from '../output/text.ts';

/** `watchbill roll-back RUN --reason` */
export function addRollBack(program: Command, cli: Cli): void {
  program
    .command('roll-back')
    .description('take back what a run did, as far as its playbook says how; one that goes on is ended')
    .argument('<run>', 'as r-… of the list')
    .requiredOption('--reason <text>', 'why, for the trail')
    .option('--json', 'print JSON for programs')
    .action(async (run, { reason, json }) => {
      const body = { reason, requestId: randomUUID() };
      const asked = await (await openClient(cli)).call('rollBackRun', { params: { run }, body });
      if (json) cli.terminal.json(asked);
      else if (asked.run !== run)
        cli.terminal.line(text`Run ${asked.run} takes back what ${run} did: watchbill show ${asked.run}`);
      else cli.terminal.line(text`Run ${run} was asked to end and to take back what it did: watchbill show ${run}`);
    });
}
