import type { Command } from '@commander-js/extra-typings';
import type { Cli } from '../cli.ts';
import { decide } from '../decide.ts';

/** `watchbill approve RUN STEP [--reason]` */
export function addApprove(program: Command, cli: Cli): void {
  program
    .command('approve')
    .description('approve what a step asks')
    .argument('<run>', 'as r-… of the list')
    .argument('<step>', 'id of the step or, in a loop, the path that the mail shows')
    .option('--reason <text>', 'why, or the answer asked for', '')
    .option('--yes', 'do not ask whether it is meant')
    .option('--json', 'print JSON for programs; does not ask either')
    .action(async (run, step, options) => await decide(cli, { run, step, approve: true, ...options }));
}
