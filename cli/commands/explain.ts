import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from '@commander-js/extra-typings';
import type { Explanation } from '../../language/explain/explain-playbook.ts';
import type { Cli } from '../cli.ts';
import { text } from '../output/text.ts';
import { addExplainValue } from './explain-value.ts';

/** `watchbill explain PLAYBOOK`, and `explain value` below it. */
export function addExplain(program: Command, cli: Cli): void {
  const explain = program
    .command('explain')
    .description('say in plain words what a playbook does, touches and takes at most; needs no server')
    .argument('<playbook>', 'its name, its file or its folder')
    .option('--json', 'print JSON for programs')
    .option('--mermaid', 'print only the diagram')
    .action(async (playbook, options) => {
      const [{ checkFiles }, { onlyPlaybook }, { explainPlaybook }] = await Promise.all([
        import('../content/check-files.ts'),
        import('../content/only-playbook.ts'),
        import('../../language/explain/explain-playbook.ts'),
      ]);
      const isPath = existsSync(resolve(cli.folder, playbook));
      const { files, world } = checkFiles(cli, isPath ? playbook : undefined);
      const { plan, stated } = onlyPlaybook(files, { isPath, asked: playbook, doing: 'explain' }).document;
      const explanation = explainPlaybook(plan, world.actions, stated);
      if (options.json) return cli.terminal.json(explanation);
      if (options.mermaid) return printLines(cli, explanation.mermaid.split('\n'));
      return await printExplanation(cli, explanation);
    });
  addExplainValue(explain, cli);
}

async function printExplanation(cli: Cli, explanation: Explanation): Promise<void> {
  const { sectionsOf } = await import('../../language/explain/sections.ts');
  const { terminal } = cli;
  for (const { heading, lines } of sectionsOf(explanation)) {
    terminal.line(terminal.paint.bold(text`${heading}`));
    printLines(
      cli,
      lines.map((line) => `  ${line}`),
    );
    terminal.line(text``);
  }
  terminal.line(terminal.paint.bold(text`Diagram (Mermaid)`));
  printLines(cli, explanation.mermaid.split('\n'));
}

function printLines({ terminal }: Cli, lines: readonly string[]): void {
  for (const line of lines) terminal.line(text`${line}`);
}
