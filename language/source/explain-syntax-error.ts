import type { YAMLError } from 'yaml';
import type { Range } from '../diagnostic.ts';
import { EXPRESSION_KEYS, quoteRestOfLine } from './quote-rest-of-line.ts';
import type { SourceProblem } from './source-problem.ts';

/** A syntax error after a key whose value is an expression is nearly always a missing quote. */
const EXPRESSION_LINE = new RegExp(`^\\s*(?:- +)*(?:${EXPRESSION_KEYS}): +(?=\\S)`);
const SPAN_LINE = /^\s*(?:(?:- +)*[\w.-]+: +|(?:- +)+(?![\w.-]+: ))(?=\$\{\{|[^\s{["'].*\$\{\{)/;

/** Says what an author has to do about an error of the YAML parser. */
export function explainSyntaxError(text: string, error: YAMLError): SourceProblem {
  const [start, end] = error.pos;
  const range = { start: Math.min(start, text.length), end: Math.min(Math.max(end, start), text.length) };
  const line = lineAround(text, range.start);
  if (error.code === 'TAB_AS_INDENT' || /^ *\t/.test(line.text)) return tabs(text, line.start);
  if (EXPRESSION_LINE.test(line.text) || line.text.includes('${{')) return unquoted(text, line);
  return {
    code: 'yaml-syntax',
    summary: `Cannot read the document because it is not YAML: ${oneSentence(error.message)}`,
    detail: 'Look at indentation, quotes and brackets here and in the line before; quote texts that hold «: » or « #»',
    range,
  };
}

interface Line {
  readonly text: string;
  readonly start: number;
}

function lineAround(text: string, offset: number): Line {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', start);
  return { text: text.slice(start, end === -1 ? text.length : end), start };
}

function tabs(text: string, lineStart: number): SourceProblem {
  const at = text.indexOf('\t', lineStart);
  const range: Range = { start: at, end: at + 1 };
  return {
    code: 'tab-indentation',
    summary: 'Cannot read the document because YAML is indented with spaces: found a tab',
    detail: 'Replace tabs by two spaces each',
    range,
    fix: { description: 'Replace the tab by two spaces', range, replacement: '  ', needsAuthor: true },
  };
}

function unquoted(text: string, line: Line): SourceProblem {
  const match = EXPRESSION_LINE.exec(line.text) ?? SPAN_LINE.exec(line.text);
  const start = line.start + (match === null ? line.text.indexOf('${{') : match[0].length);
  return {
    code: 'unquoted-expression',
    summary: 'Cannot read the expression because YAML gives a meaning to a character in it: the value is not quoted',
    detail:
      'Put the whole value into single quotes: in flow mappings and lists, and wherever an expression holds «: », « #» or begins with a quote, a bracket, «*», «&» or «!»',
    range: { start, end: line.start + line.text.trimEnd().length },
    ...(match === null ? {} : { fix: quoteRestOfLine(text, start) }),
  };
}

function oneSentence(message: string): string {
  return message.split('\n', 1).join('').replace(/\.$/, '');
}
