import { Composer, isScalar, Parser, type Document, type ParsedNode, type YAMLMap } from 'yaml';
import type { Fix } from '../diagnostic.ts';
import { parseExpression } from '../expressions/parse-expression.ts';
import { splitTemplate } from '../expressions/split-template.ts';
import { checkDepth } from './check-depth.ts';

/** Keys whose values are bare expressions. */
export const EXPRESSION_KEYS = 'if|when|where|until|haltWhen|in|quorum|key';

/**
 * Puts the rest of the line, from the offset on, into single quotes; the offset is that of a value. It is left to the
 * author unless the rest of the line is the whole value, is an expression or holds some, and is none as YAML reads it now.
 */
export function quoteRestOfLine(text: string, start: number): Fix {
  const rest = /[^\r\n]*/.exec(text.slice(start)) as RegExpExecArray; // matches the empty text too
  const value = rest[0].trimEnd();
  const range = { start, end: start + value.length };
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const isCertain =
    isMeant(before, value) && !isContinued(before, text.slice(start + rest[0].length)) && isMisread(value);
  return {
    description: 'Quote the value',
    range,
    replacement: quoted(value),
    ...(isCertain ? {} : { needsAuthor: true }),
  };
}

/** A value in single quotes; it may not hold line ends. */
export function quoted(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

const EXPRESSION_KEY = new RegExp(`^ *(?:- +)*(?:${EXPRESSION_KEYS}): +$`);
const KEY = /^ *(?:- +)*[\w.-]+: +$/;
const ITEM = /^ *(?:- +)+$/;

/** Whether the value reads as an expression where there is one, or as a text whose spans all do. */
function isMeant(before: string, value: string): boolean {
  if (EXPRESSION_KEY.test(before) && parseExpression(value).ok) return true;
  return (KEY.test(before) || ITEM.test(before)) && holdsExpressions(value);
}

function holdsExpressions(value: string): boolean {
  const split = splitTemplate(value);
  if (!split.ok || !split.parts.some(({ kind }) => kind === 'cel')) return false;
  return split.parts.every((part) => (part.kind === 'cel' ? parseExpression(part.source).ok : !isComment(part.text)));
}

function isComment(text: string): boolean {
  return /\s#/.test(text);
}

/** Whether the next line that holds something is indented as only a part of the value is. */
function isContinued(before: string, after: string): boolean {
  const next = /^(?:[ \t]*\r?\n)+( *)[^\s]/.exec(after);
  const parent = ITEM.test(before) ? before.lastIndexOf('-') : before.search(/[^ -]/);
  return next !== null && String(next[1]).length > parent;
}

/** Whether YAML, given the value alone, refuses it or takes it for less than what is written. Quoted texts and lists are not. */
function isMisread(value: string): boolean {
  const tokens = [...new Parser().parse(`a: ${value}`)];
  if (checkDepth(tokens) !== undefined) return false;
  const [document] = [...new Composer<ParsedNode>({ version: '1.2', schema: 'core' }).compose(tokens, true)];
  const { contents, errors } = document as Document.Parsed<ParsedNode>; // forced: there always is one
  if (errors.length > 0) return true;
  const { items } = contents as YAMLMap<ParsedNode, ParsedNode | null>; // without an error, `a: …` is one
  return items.some(({ value: read }) => isScalar(read) && read.type === 'PLAIN' && read.source !== value);
}
