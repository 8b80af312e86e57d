import type { SourceFile } from './source-files.ts';
import { withoutComments } from './without-comments.ts';

/** A function with its length. */
export interface FunctionLength {
  readonly path: string;
  /** 1-based line of its head. */
  readonly line: number;
  readonly name: string;
  /** From head to closing brace, both included. */
  readonly lines: number;
}

/**
 * Functions, methods and arrow functions with a body of several lines. Relies on the formatting that the build
 * enforces: a body ends at the first later line with the indentation of its head that starts with `}`.
 */
export function functionsOf(file: SourceFile): readonly FunctionLength[] {
  const lines = withoutComments(file.text, { strings: 'blank' }).split('\n');
  const found: FunctionLength[] = [];
  for (const [at, line] of lines.entries()) {
    const name = nameOfHead(line);
    if (name === undefined) continue;
    const end = endOf(lines, at);
    if (end !== undefined && end > at) found.push({ path: file.path, line: at + 1, name, lines: end - at + 1 });
  }
  return found;
}

const NOT_A_METHOD = /^(if|for|while|switch|catch|do|else|return|throw|class|interface|type|new|await|super)$/;

function nameOfHead(line: string): string | undefined {
  const declared = /^\s*(?:export\s+)?(?:default\s+)?(?:async\s+)?function\s*\*?\s*(?<name>\w*)/.exec(line);
  if (declared) return declared.groups?.['name'] ?? '(anonymous)';
  if (/=>\s*\{$/.test(line)) return /(?:const\s+)?(?<name>\w+)\s*[=:(]/.exec(line)?.groups?.['name'] ?? '(arrow)';
  const method =
    /^\s+(?:(?:static|async|override|private|protected|public|get|set|readonly)\s+)*[*#]?(?<name>\w+)(?:<[^>]*>)?\((?:.*\{|)$/.exec(
      line,
    );
  const name = method?.groups?.['name'];
  return name !== undefined && !NOT_A_METHOD.test(name) && line.trimEnd().endsWith('{') ? name : undefined;
}

function endOf(lines: readonly string[], head: number): number | undefined {
  const indent = indentOf(lines[head] ?? '');
  for (let at = head + 1; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line.trim() === '' || indentOf(line) > indent) continue;
    if (/^\s*\}/.test(line) && !/\{$/.test(line)) return at;
    // A head over several lines goes on with `) {` or `}: Options) {`; anything else is not a body of ours.
    if (!/^\s*[)}\]].*\{$/.test(line)) return undefined;
  }
  return undefined;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
