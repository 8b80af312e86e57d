import { type Command, Option } from '@commander-js/extra-typings';
import type { RunView } from '../../api/contract.ts';
import { openClient } from '../api-client.ts';
import type { Cli } from '../cli.ts';
import { parseWhole } from '../parse-whole.ts';
import { outcomeText } from '../output/outcome-text.ts';
import { text } from '../output/text.ts';

const RUNS_SHOWN = 25;

/** `watchbill runs [--tenant] [--state]` */
export function addRuns(program: Command, cli: Cli): void {
  program
    .command('runs')
    .description('list runs, newest first')
    .option('--tenant <tenant>', 'only runs of this tenant')
    .addOption(
      new Option('--state <state>', 'only runs in this state').choices([
        'running',
        'waiting',
        'paused',
        'ended',
      ] as const),
    )
    .option('--limit <number>', 'how many, 200 at most', parseWhole, RUNS_SHOWN)
    .option('--cursor <cursor>', 'go on where a page before ended')
    .option('--json', 'print JSON for programs')
    .action(async ({ json, ...query }) => {
      const { terminal } = cli;
      const page = await (await openClient(cli)).call('listRuns', { query });
      if (json) return terminal.json(page);
      if (page.runs.length === 0) return terminal.line(text`No runs`);
      await terminal.table(
        ['Run', 'Tenant', 'Playbook', 'State', 'Started', 'By'],
        page.runs.map((run) => rowOf(cli, run)),
      );
      if (page.next !== null) terminal.line(terminal.paint.dim(text`More: watchbill runs --cursor ${page.next}`));
    });
}

function rowOf({ terminal }: Cli, run: RunView) {
  const state =
    run.state === 'ended'
      ? outcomeText(terminal.paint, run.outcome ?? 'ended')
      : terminal.paint.cyan(text`${run.state}`);
  return [
    text`${run.run}`,
    text`${run.tenant}`,
    text`${run.playbook}`,
    state,
    text`${run.startedAt}`,
    text`${run.startedBy}`,
  ];
}
