import type { Command } from '@commander-js/extra-typings';
import type { SchemaField } from '../../language/explain/schema-fields.ts';
import type { ActionSignature, ActionSignatures } from '../../language/schema/action-signature.ts';
import { CliProblem } from '../cli-problem.ts';
import type { Cli } from '../cli.ts';
import { EXIT } from '../exit-codes.ts';
import { type Text, text } from '../output/text.ts';

/** `watchbill actions [NAME]` */
export function addActions(program: Command, cli: Cli): void {
  program
    .command('actions')
    .description('list the actions that playbooks can call, or explain one; needs no server')
    .argument('[name]', 'an action such as `ticket.ensure`, or a noun such as `ticket`; by default all')
    .option('--json', 'print JSON for programs')
    .action(async (name, { json }) => {
      const { SIGNATURES } = await import('../../catalog/action-signatures.ts');
      const found = await actionsNamed(SIGNATURES, name);
      if (json) return cli.terminal.json({ actions: found });
      const [only] = found;
      return only?.name === name && only !== undefined ? printAction(cli, only) : printList(cli, found);
    });
}

async function actionsNamed(actions: ActionSignatures, name: string | undefined): Promise<readonly ActionSignature[]> {
  const all = [...actions.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
  if (name === undefined) return all;
  const exact = actions.get(name);
  if (exact !== undefined) return [exact];
  const ofNoun = all.filter((action) => action.name.startsWith(`${name}.`));
  if (ofNoun.length > 0) return ofNoun;
  const { didYouMean } = await import('../../language/suggest.ts');
  const nouns = [...new Set(all.map((action) => action.name.replace(/\..*/, '')))];
  throw new CliProblem(EXIT.usage, `Cannot explain "${name}" because the catalogue has no such action`, {
    hint: didYouMean(name, [...actions.keys(), ...nouns]).suggestion ?? `Nouns are ${nouns.join(', ')}`,
  });
}

async function printList({ terminal }: Cli, actions: readonly ActionSignature[]): Promise<void> {
  const rows = actions.map(({ name, impact, needs, summary }) => [
    text`${name}`,
    text`${impact}`,
    text`${needs.connection}`,
    text`${summary}`,
  ]);
  await terminal.table(['Action', 'Impact', 'Connection', 'Does'], rows);
}

async function printAction({ terminal }: Cli, action: ActionSignature): Promise<void> {
  const { describeAction } = await import('../../language/explain/describe-action.ts');
  const { title, summary, facts, input, output, step } = describeAction(action);
  terminal.line(terminal.paint.bold(text`${title}`));
  terminal.line(text`${summary}`);
  for (const [name, words] of facts) terminal.line(text`  ${name}: ${words}`);
  terminal.line(text``);
  await terminal.table(['with', 'Type', 'Meaning'], input.map(rowOf));
  terminal.line(text``);
  await terminal.table(['output', 'Type', 'Meaning'], output.map(rowOf));
  terminal.line(text``);
  for (const line of step.trimEnd().split('\n')) terminal.line(text`${line}`);
}

function rowOf({ name, kind, isRequired, meaning }: SchemaField): readonly Text[] {
  return [text`${name}${isRequired ? '' : '?'}`, text`${kind}`, text`${meaning}`];
}
