import type { TaskView } from '../../api/contract.ts';
import { openClient } from '../api-client.ts';
import type { Cli } from '../cli.ts';
import { findTask, type TaskNamed } from '../find-task.ts';
import { text } from '../output/text.ts';

/** Shows a task: what, for whom, until when, what is asked, what happened, and what you may do. */
export async function showTask(cli: Cli, given: TaskNamed & { readonly json?: true | undefined }): Promise<void> {
  const task = await findTask(await openClient(cli), given);
  if (given.json) return cli.terminal.json(task);
  const { terminal } = cli;
  const { paint } = terminal;
  terminal.line(text`${paint.bold(text`${task.title}`)}: ${paint.cyan(text`${task.phase}`)}`);
  terminal.line(text`  tenant    ${paint.yellow(text`${task.tenantTitle}`)} (${task.tenant})`);
  terminal.line(text`  run       ${task.run} of ${task.playbook ?? 'a playbook'}, step ${task.path}`);
  terminal.line(text`  for       ${task.to.join(', ')}`);
  terminal.line(text`  due       ${task.dueAt}${task.isOverdue ? paint.red(text` overdue`) : text``}`);
  if (task.details !== '') terminal.line(text`  details   ${task.details}`);
  showRequest(cli, task);
  for (const { at, what, by, said, refused } of task.happenings) {
    const end = refused === null ? text`${said}` : paint.red(text`refused: ${refused}`);
    terminal.line(text`  ${at}  ${by ?? ''} ${what} ${end}`);
  }
  for (const { name, bytes, sha256 } of task.files) terminal.line(text`  file      ${name}, ${bytes} bytes, ${sha256}`);
  if (task.options.length > 0)
    terminal.line(paint.dim(text`You may ${task.options.join(', ')}: watchbill task --help`));
}

function showRequest({ terminal }: Cli, { form, evidence, alreadyInPlace, signOffBy }: TaskView): void {
  // A form is JSON Schema of an object by the names of its fields.
  const fields = Object.entries((form['properties'] ?? {}) as Readonly<Record<string, Record<string, unknown>>>);
  const required = Array.isArray(form['required']) ? form['required'] : [];
  for (const [name, { type, enum: words, description }] of fields) {
    const must = required.includes(name) ? '' : ', may be left out';
    terminal.line(
      text`  answer    ${name}: ${words ?? type ?? 'anything'}${must}${description === undefined ? '' : text`, ${description}`}`,
    );
  }
  if (evidence.need !== 'none')
    terminal.line(text`  evidence  ${evidence.need}${evidence.what === '' ? '' : text`: ${evidence.what}`}`);
  if (alreadyInPlace) terminal.line(text`  or        it is in place already, with proof`);
  if (signOffBy.length > 0) terminal.line(text`  sign-off  by ${signOffBy.join(', ')}, not by who did it`);
}
