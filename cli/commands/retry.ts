import type { Command } from '@commander-js/extra-typings';
import { openClient } from '../api-client.ts';
import type { Cli } from '../cli.ts';
import { text } from '../output/text.ts';

/** `watchbill retry RUN [--reason]` */
export function addRetry(program: Command, cli: Cli): void {
  program
    .command('retry')
    .description('do a run that failed or was cancelled again from there; what it did is not done twice')
    .argument('<run>', 'as r-… of the list')
    .option('--reason <text>', 'what was mended, for the trail', '')
    .option('--json', 'print JSON for programs')
    .action(async (run, { reason, json }) => {
      const started = await (await openClient(cli)).call('retryRun', { params: { run }, body: { reason } });
      if (json) return cli.terminal.json(started);
      const how = started.repeated ? text`goes on from` : text`was started from`;
      cli.terminal.line(text`Run ${started.run} ${how} where ${run} ended. See: watchbill show ${started.run}`);
      return undefined;
    });
}
