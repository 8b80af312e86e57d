import { randomUUID } from 'node:crypto';
import type { Command } from '@commander-js/extra-typings';
import { openClient } from '../api-client.ts';
import type { Cli } from '../cli.ts';
import { text } from '../output/text.ts';

/** `watchbill cancel RUN [--reason]` */
export function addCancel(program: Command, cli: Cli): void {
  program
    .command('cancel')
    .description('ask a run to end; its clean-up still runs')
    .argument('<run>', 'as r-… of the list')
    .option('--reason <text>', 'why, for the trail', '')
    .option('--json', 'print JSON for programs')
    .action(async (run, { reason, json }) => {
      const body = { reason, requestId: randomUUID() };
      const cancelled = await (await openClient(cli)).call('cancelRun', { params: { run }, body });
      if (json) cli.terminal.json(cancelled);
      else cli.terminal.line(text`Run ${run} was asked to end`);
    });
}
