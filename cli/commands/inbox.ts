import type { Command } from '@commander-js/extra-typings';
import type { InboxItemView } from '../../api/contract.ts';
import { openClient } from '../api-client.ts';
import type { Cli } from '../cli.ts';
import { type Text, text } from '../output/text.ts';

/** `watchbill inbox` */
export function addInbox(program: Command, cli: Cli): void {
  program
    .command('inbox')
    .description('list what waits for you: decisions, tasks and sign-offs')
    .option('--tenant <tenant>', 'only what is of this tenant')
    .option('--json', 'print JSON for programs')
    .action(async ({ json, ...query }) => {
      const { terminal } = cli;
      const { items } = await (await openClient(cli)).call('getInbox', { query });
      if (json) return terminal.json({ items });
      if (items.length === 0) return terminal.line(text`Nothing waits for you`);
      await terminal.table(
        ['Run', 'Step', 'Tenant', 'What', 'Due', 'You'],
        items.map((item) => rowOf(cli, item)),
      );
      terminal.line(
        terminal.paint.dim(text`See: watchbill task show RUN STEP; decide with: watchbill approve RUN STEP, or refuse`),
      );
    });
}

const WANTS = { decision: 'decide', answer: 'do it', 'sign-off': 'sign off' } as const;

function rowOf({ terminal: { paint } }: Cli, item: InboxItemView): readonly Text[] {
  const due = item.isOverdue ? paint.red(text`${item.dueAt} overdue`) : text`${item.dueAt}`;
  const cells = [text`${item.run}`, text`${item.path}`, text`${item.tenantTitle}`, text`${item.title}`];
  return [...cells, due, text`${WANTS[item.wants]}`];
}
