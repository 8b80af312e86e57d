import type { Diagnostic, Severity } from '../diagnostic.ts';
import type { CheckedText } from './checked-text.ts';
import { markedPlace } from './marked-place.ts';
import { messageLines } from './message-lines.ts';

/**
 * Findings as workflow commands of GitHub Actions, one a line: they show up beside the lines of a change. The text of the
 * file is not in them.
 *
 * @see GitHub «Workflow commands», and the escaping of its toolkit: data escapes %, CR and LF, properties «:» and «,» too.
 */
export function githubAnnotations(files: readonly CheckedText[]): readonly string[] {
  return files.flatMap((file) => file.diagnostics.map((diagnostic) => annotation(file, diagnostic)));
}

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

function annotation({ file, text }: CheckedText, diagnostic: Diagnostic): string {
  const { startLine, endLine, startColumn, endColumn } = markedPlace(text, diagnostic.range);
  // GitHub refuses columns where an annotation is longer than a line.
  const columns = startLine === endLine ? [`col=${startColumn}`, `endColumn=${endColumn}`] : [];
  const place = [`file=${property(file)}`, `line=${startLine}`, `endLine=${endLine}`, ...columns];
  const properties = [...place, `title=${property(diagnostic.code)}`].join(',');
  return `::${COMMANDS[diagnostic.severity]} ${properties}::${data(messageLines(diagnostic).join('\n'))}`;
}

function data(value: string): string {
  return value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(value: string): string {
  return data(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
