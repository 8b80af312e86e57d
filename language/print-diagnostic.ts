import type { Diagnostic } from './diagnostic.ts';
import { hideSecrets } from './formats/hide-secrets.ts';
import { lineColumn } from './line-column.ts';

/** Longest part of a line that a code frame shows. */
const FRAME_WIDTH_MAX = 160;

/**
 * A diagnostic for people: `file:line:column severity code`, summary, code frame, what to do, suggestion and fix. Control
 * characters of the text never reach the terminal.
 */
export function printDiagnostic(diagnostic: Diagnostic, text: string): string {
  const { line, column } = lineColumn(text, diagnostic.range.start);
  const lines = [
    `${diagnostic.file}:${line}:${column} ${diagnostic.severity} ${diagnostic.code}`,
    `  ${diagnostic.summary}`,
    ...codeFrame(diagnostic, text, { line, column }),
    `  ${diagnostic.detail}.`,
    ...(diagnostic.suggestion === undefined ? [] : [`  ${diagnostic.suggestion}`]),
    ...(diagnostic.fix === undefined ? [] : [`  Fix: ${diagnostic.fix.description}: ${diagnostic.fix.replacement}`]),
  ];
  return lines.map(printable).join('\n');
}

function codeFrame(diagnostic: Diagnostic, text: string, place: { line: number; column: number }): readonly string[] {
  const { range } = diagnostic;
  const lineStart = range.start - (place.column - 1);
  const lineBreak = text.indexOf('\n', lineStart);
  const lineEnd = lineBreak === -1 ? text.length : lineBreak;
  const whole = hideSecrets(text, [diagnostic]).slice(lineStart, lineEnd).trimEnd();
  const from = place.column > FRAME_WIDTH_MAX ? place.column - FRAME_WIDTH_MAX / 2 : 0;
  const shown = whole.slice(from, from + FRAME_WIDTH_MAX);
  const before = place.column - 1 - from;
  const marks = Math.max(1, Math.min(range.end - range.start, shown.length - before));
  const gutter = String(place.line);
  return [`  ${gutter} | ${shown}`, `  ${' '.repeat(gutter.length)} | ${' '.repeat(before)}${'^'.repeat(marks)}`];
}

function printable(line: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is replaced
  return line.replaceAll(/[\u0000-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]/g, '\uFFFD');
}
