import type { Command } from '@commander-js/extra-typings';
import { type ApiClient, openClient } from '../api-client.ts';
import type { Cli } from '../cli.ts';
import { EXIT } from '../exit-codes.ts';
import { text } from '../output/text.ts';

/** `watchbill diff A B` */
export function addDiff(program: Command, cli: Cli): void {
  program
    .command('diff')
    .description('say what an edit of a playbook changes in meaning')
    .argument('<before>', 'a file or folder, or a published version: its name, name@3, the beginning of its hash')
    .argument('<after>', 'the same')
    .option('--exit-code', 'end with 1 if there is a difference')
    .option('--json', 'print JSON for programs')
    .action(async (before, after, { exitCode, json }) => {
      const [{ loadPlan }, { diffPlans }, { changeLines }] = await Promise.all([
        import('../content/load-plan.ts'),
        import('../../language/diff/diff-plans.ts'),
        import('../output/change-lines.ts'),
      ]);
      let opened: Promise<ApiClient> | undefined;
      const openApi = () => (opened ??= openClient(cli));
      const [old, now] = await Promise.all([loadPlan(cli, before, openApi), loadPlan(cli, after, openApi)]);
      const changes = diffPlans(old.plan, now.plan);
      if (exitCode === true && changes.length > 0) cli.endWith(EXIT.failed);
      if (json === true) return cli.terminal.json({ before: old.from, after: now.from, changes });
      const { paint } = cli.terminal;
      if (changes.length > 0) cli.terminal.line(paint.bold(text`${old.from} → ${now.from}`));
      for (const line of changeLines(paint, changes)) cli.terminal.line(line);
    });
}
