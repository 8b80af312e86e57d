import type { TaskView } from '../api/contract.ts';
import { readSource } from '../language/source/read-source.ts';
import { toJson } from '../language/source/source-node.ts';
import type { Cli } from './cli.ts';
import { CliProblem } from './cli-problem.ts';
import { EXIT } from './exit-codes.ts';
import { text } from './output/text.ts';
import { parseInputs } from './parse-inputs.ts';

/** Fields of a form, as `name=value` is read by. */
type Fields = Parameters<typeof parseInputs>[1];

/** Where answers come from. */
export interface AnswersGiven {
  /** As `name=value`. */
  readonly answers: readonly string[];
  /** YAML or JSON of a file: names and values. What the command line says counts before it. */
  readonly file?: { readonly name: string; readonly text: string };
}

/** The answers of a command line, by the types of the form. Whether they fit is for the server to say. */
export function parseAnswers({ form }: TaskView, { answers, file }: AnswersGiven): Record<string, unknown> {
  return { ...(file === undefined ? {} : readAnswers(file)), ...parseInputs(answers, fieldsOf(form)) };
}

/** Asks somebody at a terminal for the fields that are missing; an empty line leaves out what need not be answered. */
export async function askForAnswers(
  { terminal }: Cli,
  { form }: TaskView,
  known: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  const given: string[] = [];
  for (const field of fieldsOf(form)) {
    if (Object.hasOwn(known, field.name)) continue;
    const words = [field.description, typeWords(field.schema)].filter((word) => word !== undefined).join(', ');
    const fallback = field.default === undefined ? '' : ` [${JSON.stringify(field.default)}]`;
    const line = (await terminal.ask(text`${field.name} (${words})${fallback}:`)).trim();
    if (line !== '') given.push(`${field.name}=${line}`);
  }
  return { ...known, ...parseInputs(given, fieldsOf(form)) };
}

function fieldsOf(form: TaskView['form']): Fields {
  const required = Array.isArray(form['required']) ? form['required'] : [];
  // A form is JSON Schema of an object by the names of its fields.
  const properties = (form['properties'] ?? {}) as Readonly<Record<string, Record<string, unknown>>>;
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    schema,
    isRequired: required.includes(name),
    ...(schema['default'] === undefined ? {} : { default: schema['default'] }),
    ...(typeof schema['description'] === 'string' ? { description: schema['description'] } : {}),
  }));
}

function typeWords({ type, enum: words }: Record<string, unknown>): string {
  if (Array.isArray(words))
    return words.map((word) => (typeof word === 'string' ? word : JSON.stringify(word))).join(' | ');
  return typeof type === 'string' ? type : 'anything';
}

function readAnswers({ name, text: content }: NonNullable<AnswersGiven['file']>): Record<string, unknown> {
  const source = readSource(content);
  const value = source.ok ? toJson(source.root) : null;
  // YAML that is no list is a mapping.
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new CliProblem(
    EXIT.usage,
    `Cannot read the answers in ${JSON.stringify(name)}: it is no mapping of names to values`,
  );
}
