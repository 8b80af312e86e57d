import { randomUUID } from 'node:crypto';
import type { Command } from '@commander-js/extra-typings';
import { openClient } from '../api-client.ts';
import type { Cli } from '../cli.ts';
import { text } from '../output/text.ts';

/** `watchbill pause RUN --reason` */
export function addPause(program: Command, cli: Cli): void {
  program
    .command('pause')
    .description('ask a run to begin nothing further; what is under way ends')
    .argument('<run>', 'as r-… of the list')
    .requiredOption('--reason <text>', 'why, for the trail')
    .option('--json', 'print JSON for programs')
    .action(async (run, { reason, json }) => {
      const body = { reason, requestId: randomUUID() };
      const asked = await (await openClient(cli)).call('pauseRun', { params: { run }, body });
      if (json) cli.terminal.json(asked);
      else
        cli.terminal.line(
          text`Run ${run} was paused: what is under way ends, nothing further begins. To let it go on: watchbill resume ${run}`,
        );
    });
}
