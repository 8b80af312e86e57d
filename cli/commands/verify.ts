import type { Command } from '@commander-js/extra-typings';
import type { AuditReportView } from '../../api/contract.ts';
import { openClient } from '../api-client.ts';
import type { Cli } from '../cli.ts';
import { EXIT } from '../exit-codes.ts';
import { type Text, text } from '../output/text.ts';

/** `watchbill verify` */
export function addVerify(program: Command, cli: Cli): void {
  program
    .command('verify')
    .description('check that nobody has changed the audit trail')
    .option('--tenant <tenant>', 'only that of this tenant')
    .option('--json', 'print JSON for programs')
    .action(async ({ json, ...query }) => {
      const { terminal } = cli;
      const { tenants } = await (await openClient(cli)).call('verifyAudit', { query });
      if (!tenants.every(({ isIntact }) => isIntact)) cli.endWith(EXIT.failed);
      if (json) return terminal.json({ tenants });
      const rows = tenants.map((report) => rowOf(cli, report));
      await terminal.table(['Tenant', 'Entries', 'Seals', 'Anchored', 'Not sealed yet', 'Trail'], rows);
      for (const report of tenants) tellProblems(cli, report);
    });
}

function rowOf({ terminal: { paint } }: Cli, report: AuditReportView): readonly Text[] {
  const { tenant, entries, seals, anchors, unsealed, isIntact } = report;
  const numbers = [entries, seals, anchors, unsealed].map((count) => text`${count}`);
  return [text`${tenant}`, ...numbers, isIntact ? paint.green(text`intact`) : paint.red(text`broken`)];
}

function tellProblems({ terminal }: Cli, { tenant, problems, problemsLeftOut, seals, anchors }: AuditReportView): void {
  for (const { kind, where, detail } of problems) terminal.line(text`${tenant}: ${kind} at ${where}: ${detail}`);
  if (problemsLeftOut > 0) terminal.line(text`${tenant}: and ${problemsLeftOut} more`);
  if (seals === 0 || anchors > 0) return;
  terminal.line(
    terminal.paint.yellow(
      text`${tenant}: no seal is anchored: the API does not see the folder "anchors" of the worker`,
    ),
  );
}
