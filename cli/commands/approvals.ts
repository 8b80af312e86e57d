import type { Command } from '@commander-js/extra-typings';
import type { ApprovalView } from '../../api/contract.ts';
import { openClient } from '../api-client.ts';
import type { Cli } from '../cli.ts';
import { type Text, text } from '../output/text.ts';

/** `watchbill approvals` */
export function addApprovals(program: Command, cli: Cli): void {
  program
    .command('approvals')
    .description('list what waits for a decision')
    .option('--tenant <tenant>', 'only those of this tenant')
    .option('--all', 'those too that you may not decide')
    .option('--json', 'print JSON for programs')
    .action(async ({ json, all, ...query }) => {
      const { terminal } = cli;
      const listed = await (await openClient(cli)).call('listApprovals', { query });
      const approvals = listed.approvals.filter(({ refusal }) => all === true || refusal === null);
      if (json) return terminal.json({ approvals });
      if (approvals.length === 0) return terminal.line(text`Nothing waits for your decision`);
      await terminal.table(['Run', 'Step', 'Tenant', 'Question', 'Expires', 'You'], approvals.map(rowOf));
      terminal.line(terminal.paint.dim(text`Decide with: watchbill approve RUN STEP, or refuse`));
    });
}

function rowOf({ run, path, tenantTitle, question, expiresAt, refusal }: ApprovalView): readonly Text[] {
  const cells = [text`${run}`, text`${path}`, text`${tenantTitle}`, text`${question}`, text`${expiresAt}`];
  return [...cells, refusal === null ? text`may decide` : text`${refusal}`];
}
