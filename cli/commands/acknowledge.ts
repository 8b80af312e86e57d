import { randomUUID } from 'node:crypto';
import type { Command } from '@commander-js/extra-typings';
import { type ApiClient, openClient } from '../api-client.ts';
import { CliProblem } from '../cli-problem.ts';
import type { Cli } from '../cli.ts';
import { EXIT } from '../exit-codes.ts';
import { text } from '../output/text.ts';

/** `watchbill acknowledge RUN STEP` */
export function addAcknowledge(program: Command, cli: Cli): void {
  program
    .command('acknowledge')
    .alias('ack')
    .description('say that you have what an escalation calls you for')
    .argument('<run>', 'as r-… of the list')
    .argument('<step>', 'id of the step or, in a loop, the path that the mail shows')
    .option('--json', 'print JSON for programs')
    .action(async (run, step, { json }) => {
      const client = await openClient(cli);
      const path = await findStep(client, run, step);
      const answer = await client.call('acknowledge', { params: { run }, body: { path, requestId: randomUUID() } });
      if (json) return cli.terminal.json(answer);
      return cli.terminal.line(
        answer.settled === 'acknowledged'
          ? cli.terminal.paint.green(text`You have step ${path} of run ${run}; nobody more is called`)
          : text`Your word is noted; it counts once it has been checked. See: watchbill show ${run}`,
      );
    });
}

/** STEP is the whole path, or the id alone where only one step of that id calls people now. */
async function findStep(client: ApiClient, run: string, step: string): Promise<string> {
  const { steps } = await client.call('listSteps', { params: { run } });
  const calling = steps.filter(({ waitsFor }) => waitsFor === 'acknowledgement').map(({ path }) => path);
  if (calling.includes(step)) return step;
  const [first, ...others] = calling.filter((path) => path.slice(path.lastIndexOf('/') + 1) === step);
  // What the ledger does not know yet, or any more, the run knows.
  if (first === undefined) return step;
  if (others.length === 0) return first;
  throw new CliProblem(
    EXIT.usage,
    `Cannot tell which step ${JSON.stringify(step)} means: ${others.length + 1} of them call people`,
    { hint: `Name one of: ${[first, ...others].join(', ')}`, code: 'ambiguous-step' },
  );
}
