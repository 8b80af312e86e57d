import { randomUUID } from 'node:crypto';
import type { Command } from '@commander-js/extra-typings';
import { openClient } from '../api-client.ts';
import { awaitRun } from '../await-run.ts';
import type { Cli } from '../cli.ts';
import { EXIT } from '../exit-codes.ts';
import { isFailure, outcomeText } from '../output/outcome-text.ts';
import { text } from '../output/text.ts';
import { parseInputs } from '../parse-inputs.ts';
import { parseWhole } from '../parse-whole.ts';

const WAIT_SECONDS = 24 * 60 * 60;

/** `watchbill run PLAYBOOK --tenant T [--input k=v …] [--wait]` */
export function addRun(program: Command, cli: Cli): void {
  program
    .command('run')
    .description('start a playbook by hand')
    .argument('<playbook>', 'its name')
    .requiredOption('--tenant <tenant>', 'for whom')
    .option('--input <name=value...>', 'an input; what is not text is JSON', [] as string[])
    .option('--wait', 'wait until the run has ended; fails if the run does')
    .option('--wait-seconds <number>', 'how long to wait at most', parseWhole, WAIT_SECONDS)
    .option('--json', 'print JSON for programs')
    .action(async (playbook, { tenant, input, wait, waitSeconds, json }) => {
      const { terminal } = cli;
      const client = await openClient(cli);
      const { inputs: specs } = await client.call('getPlaybook', { params: { name: playbook } });
      const body = { playbook, tenant, inputs: parseInputs(input, specs), requestId: randomUUID() };
      const started = await client.call('startRun', { body });
      if (!json)
        terminal.line(
          text`Started run ${terminal.paint.bold(text`${started.run}`)}. See: watchbill show ${started.run}`,
        );
      if (wait !== true) return json ? terminal.json(started) : undefined;

      const ended = await awaitRun(cli, client, { run: started.run, limitMs: waitSeconds * 1000 });
      if (isFailure(ended.outcome)) cli.endWith(EXIT.failed);
      if (json) return terminal.json(ended);
      terminal.line(text`Run ${ended.run} ended: ${outcomeText(terminal.paint, ended.outcome ?? 'failed')}`);
      if (ended.failure !== null) terminal.line(text`${ended.failure.code}: ${ended.failure.message}`);
      return undefined;
    });
}
