import { describeAction } from '../../language/explain/describe-action.ts';
import type { SchemaField } from '../../language/explain/schema-fields.ts';
import type { ActionSignature } from '../../language/schema/action-signature.ts';

/** The catalogue as docs/actions.md tells it: one section an action, in alphabetical order. */
export function actionSections(actions: readonly ActionSignature[]): string {
  return [...actions]
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map(section)
    .join('\n\n');
}

function section(action: ActionSignature): string {
  const { summary, facts, input, output, step } = describeAction(action);
  return [
    `## ${action.name}`,
    `${summary}. Version ${action.version}.`,
    facts.map(([name, words]) => `- ${name}: ${words}`).join('\n'),
    table('with', input),
    table('output', output),
    `\`\`\`yaml\n${step}\`\`\``,
  ].join('\n\n');
}

function table(head: string, fields: readonly SchemaField[]): string {
  const rows = fields.map(
    ({ name, kind, isRequired, meaning }) =>
      `| \`${name}${isRequired ? '' : '?'}\` | ${kind} | ${meaning.replaceAll('|', '\\|')} |`,
  );
  return [`| \`${head}\` | Type | Meaning |`, '| --- | --- | --- |', ...rows].join('\n');
}
