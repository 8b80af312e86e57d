import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from '@commander-js/extra-typings';
import type { CheckedDocument } from '../../language/check-document.ts';
import type { Explanation } from '../../language/explain/explain-playbook.ts';
import type { Cli } from '../cli.ts';
import { CliProblem } from '../cli-problem.ts';
import type { CheckedFile } from '../content/check-files.ts';
import { EXIT } from '../exit-codes.ts';
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
      const [{ checkFiles }, { explainPlaybook }] = await Promise.all([
        import('../content/check-files.ts'),
        import('../../language/explain/explain-playbook.ts'),
      ]);
      const isPath = existsSync(resolve(cli.folder, playbook));
      const { files, world } = checkFiles(cli, isPath ? playbook : undefined);
      const { plan, stated } = onlyPlaybook(files, { isPath, asked: playbook });
      const explanation = explainPlaybook(plan, world.actions, stated);
      if (options.json) return cli.terminal.json(explanation);
      if (options.mermaid) return printLines(cli, explanation.mermaid.split('\n'));
      return await printExplanation(cli, explanation);
    });
  addExplainValue(explain, cli);
}

type PlaybookDocument = Extract<CheckedDocument, { kind: 'Playbook' }>;

interface Asked {
  readonly isPath: boolean;
  readonly asked: string;
}

/** The playbook that is meant. @throws {CliProblem} there is none, there are several, or it has errors */
function onlyPlaybook(files: readonly CheckedFile[], asked: Asked): PlaybookDocument {
  const playbooks = files.flatMap(({ document }) => (document?.kind === 'Playbook' ? [document] : []));
  const meant = playbooks.filter(({ plan }) => asked.isPath || plan.name === asked.asked);
  const [only] = meant;
  if (only === undefined) throw brokenAmong(files, asked) ?? notFound(asked, playbooks);
  if (meant.length > 1) throw severalFound(asked, meant);
  return only;
}

/** A file with errors that may be what is meant: at a path any, of a name that in its folder. */
function brokenAmong(files: readonly CheckedFile[], { isPath, asked }: Asked): CliProblem | undefined {
  const broken = files.find(
    ({ file, document }) =>
      document === undefined && (isPath || file.split(/[/\\]/).slice(-2).join('/') === `${asked}/playbook.yaml`),
  );
  if (broken === undefined) return undefined;
  const found = broken.diagnostics.find(({ severity }) => severity === 'error')?.summary ?? 'it is no document';
  return new CliProblem(EXIT.failed, `Cannot explain "${asked}" because it has errors: ${found}`, {
    code: 'playbook-has-errors',
    hint: `See all of them: watchbill check ${broken.file}`,
  });
}

function severalFound({ asked }: Asked, meant: readonly PlaybookDocument[]): CliProblem {
  return new CliProblem(
    EXIT.usage,
    `Cannot explain ${meant.length} playbooks at once: "${asked}" holds ${namesOf(meant)}`,
    {
      code: 'several-playbooks',
      hint: 'Name one of them, or its file',
    },
  );
}

function notFound({ asked, isPath }: Asked, playbooks: readonly PlaybookDocument[]): CliProblem {
  const message = isPath ? `Cannot find a playbook in "${asked}"` : `Cannot find the playbook "${asked}"`;
  const known = namesOf(playbooks);
  return new CliProblem(EXIT.notFound, message, {
    code: 'no-such-playbook',
    hint: known === '' ? 'Give the path of its file' : `Playbooks are: ${known}`,
  });
}

function namesOf(playbooks: readonly PlaybookDocument[]): string {
  return playbooks.map(({ plan }) => plan.name).join(', ');
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
