import type { Command } from '@commander-js/extra-typings';
import { openClient } from '../api-client.ts';
import type { Cli } from '../cli.ts';
import { text } from '../output/text.ts';

/** `watchbill schedules` */
export function addSchedules(program: Command, cli: Cli): void {
  program
    .command('schedules')
    .description('list the schedules and when they fire next')
    .option('--tenant <tenant>', 'only schedules of this tenant')
    .option('--json', 'print JSON for programs')
    .action(async ({ json, ...query }) => {
      const { terminal } = cli;
      const { schedules } = await (await openClient(cli)).call('listSchedules', { query });
      if (json) return terminal.json({ schedules });
      if (schedules.length === 0) return terminal.line(text`No schedules`);
      const rows = schedules.map(({ tenant, playbook, schedule, when, timezone, next }) => [
        text`${tenant}`,
        text`${playbook}`,
        text`${schedule}`,
        text`${when}`,
        text`${timezone}`,
        text`${next ?? 'not within 60 days'}`,
      ]);
      await terminal.table(['Tenant', 'Playbook', 'Schedule', 'When', 'Zone', 'Next (UTC)'], rows);
    });
}
