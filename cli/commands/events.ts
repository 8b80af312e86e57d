import type { Command } from '@commander-js/extra-typings';
import { openClient } from '../api-client.ts';
import type { Cli } from '../cli.ts';
import { text } from '../output/text.ts';

/** `watchbill events parked|replay` */
export function addEvents(program: Command, cli: Cli): void {
  const events = program.command('events').description('look after events that nobody could make use of');
  addParked(events, cli);
  addReplay(events, cli);
}

function addParked(events: Command, cli: Cli): void {
  events
    .command('parked')
    .description('list what was set aside, and why')
    .option('--tenant <tenant>', 'only events of this tenant')
    .option('--json', 'print JSON for programs')
    .action(async ({ json, ...query }) => {
      const { terminal } = cli;
      const { events: parked } = await (await openClient(cli)).call('listParkedEvents', { query });
      if (json) return terminal.json({ events: parked });
      if (parked.length === 0) return terminal.line(text`Nothing is set aside`);
      const rows = parked.map(({ id, tenant, recordId, parkedAt, reason }) => [
        text`${id}`,
        text`${tenant}`,
        text`${recordId}`,
        text`${parkedAt}`,
        text`${reason}`,
      ]);
      await terminal.table(['Id', 'Tenant', 'Record', 'Since (UTC)', 'Why'], rows);
    });
}

function addReplay(events: Command, cli: Cli): void {
  events
    .command('replay')
    .description('hand an event over again, once what was wrong is mended')
    .argument('<id>', 'as in the list')
    .option('--json', 'print JSON for programs')
    .action(async (id, { json }) => {
      const event = await (await openClient(cli)).call('replayEvent', { params: { id } });
      if (json) cli.terminal.json(event);
      else cli.terminal.line(text`Event ${event.id} of ${event.tenant} is handed over again in the next seconds`);
    });
}
