import type { Command } from '@commander-js/extra-typings';
import type { RunDetailView, StepView } from '../../api/contract.ts';
import { type ApiClient, openClient } from '../api-client.ts';
import type { Cli } from '../cli.ts';
import { outcomeText } from '../output/outcome-text.ts';
import { type Text, text } from '../output/text.ts';

/** `watchbill show RUN` */
export function addShow(program: Command, cli: Cli): void {
  program
    .command('show')
    .description('show a run and its steps')
    .argument('<run>', 'as r-… of the list')
    .option('--records', 'show the trace too')
    .option('--json', 'print JSON for programs')
    .action(async (run, options) => {
      const client = await openClient(cli);
      const detail = await client.call('getRun', { params: { run } });
      const { steps } = await client.call('listSteps', { params: { run } });
      const records = options.records === true ? await recordsOf(client, run) : undefined;
      if (options.json) return cli.terminal.json({ ...detail, steps, ...(records === undefined ? {} : { records }) });
      showRun(cli, detail);
      await cli.terminal.table(
        ['', 'Step', 'Title', 'Detail'],
        steps.map((step) => rowOf(cli, step)),
      );
      for (const { seq, at, event } of records ?? []) cli.terminal.line(text`${seq}  ${at}  ${event}`);
    });
}

async function recordsOf(client: ApiClient, run: string) {
  return (await client.call('listRecords', { params: { run } })).records;
}

function showRun({ terminal }: Cli, run: RunDetailView): void {
  const { paint } = terminal;
  const state = run.outcome === null ? paint.cyan(text`${run.state}`) : outcomeText(paint, run.outcome);
  terminal.line(text`${paint.bold(text`${run.playbook}`)} for ${run.tenant}: ${state}`);
  terminal.line(text`  run       ${run.run}`);
  terminal.line(text`  started   ${run.startedAt} by ${run.startedBy}`);
  if (run.paused !== null)
    terminal.line(paint.cyan(text`  paused    ${run.paused.at} by ${run.paused.by}: ${run.paused.reason}`));
  if (run.endedAt !== null) terminal.line(text`  ended     ${run.endedAt}`);
  if (run.origin !== null) terminal.line(text`  ${ORIGIN[run.origin.kind]}${run.origin.run}`);
  if (run.successor !== null) terminal.line(text`  ${SUCCESSOR[run.successor.kind]}${run.successor.run}`);
  terminal.line(text`  inputs    ${run.inputs}`);
  if (run.outcome !== null) terminal.line(text`  outputs   ${run.outputs}`);
  if (run.failure !== null) terminal.line(paint.red(text`  failure   ${run.failure.code}: ${run.failure.message}`));
  if (run.endedOutside !== null) terminal.line(paint.red(text`  ended without running its code: ${run.endedOutside}`));
}

/** What links a run with the one from whose end it goes on, and with the one that goes on from its end. */
const ORIGIN = { retry: 'retries   ', 'roll-back': 'undoes    ' } as const;
const SUCCESSOR = { retry: 'retried   by ', 'roll-back': 'undone    by ' } as const;

function rowOf({ terminal: { paint } }: Cli, step: StepView): readonly Text[] {
  return [markOf(step, paint), text`${step.path}`, text`${step.title}`, detailOf(step)];
}

function markOf({ status }: StepView, paint: Cli['terminal']['paint']): Text {
  switch (status) {
    case 'succeeded':
      return paint.green(text`✓`);
    case 'failed':
      return paint.red(text`✗`);
    case 'waiting':
      return paint.cyan(text`…`);
    case 'skipped':
    case 'cancelled':
      return paint.dim(text`-`);
    default:
      return text`·`;
  }
}

/** Beside the moment: a wait is for nothing else. */
const WAITED_FOR: Readonly<Record<string, string>> = {
  acknowledgement: ' for somebody to acknowledge',
  approval: ' for a decision',
  task: ' for people',
  'next-turn': ' for the next turn',
};

function detailOf(step: StepView): Text {
  if (step.failure !== null) return text`${step.failure.code}: ${step.failure.message}`;
  if (step.status === 'waiting')
    return text`waits${WAITED_FOR[step.waitsFor ?? ''] ?? ''} until ${step.waitsUntil ?? 'it comes'}`;
  const tries = step.attempts > 1 ? text` after ${step.attempts} attempts` : text``;
  return text`${step.status}${tries}`;
}
