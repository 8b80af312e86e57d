import { randomUUID } from 'node:crypto';
import type { Command } from '@commander-js/extra-typings';
import { openClient } from '../api-client.ts';
import type { Cli } from '../cli.ts';
import { text } from '../output/text.ts';

/** `watchbill resume RUN [--reason]` */
export function addResume(program: Command, cli: Cli): void {
  program
    .command('resume')
    .description('let a paused run go on')
    .argument('<run>', 'as r-… of the list')
    .option('--reason <text>', 'why, for the trail', '')
    .option('--json', 'print JSON for programs')
    .action(async (run, { reason, json }) => {
      const body = { reason, requestId: randomUUID() };
      const asked = await (await openClient(cli)).call('resumeRun', { params: { run }, body });
      if (json) cli.terminal.json(asked);
      else cli.terminal.line(text`Run ${run} goes on`);
    });
}
