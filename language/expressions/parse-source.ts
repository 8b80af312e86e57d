import { Environment, ParseError } from '@marcbachmann/cel-js';
import type { ASTNode } from '@marcbachmann/cel-js';
import { invariant } from '../../contracts/invariant.ts';
import type { Range } from '../diagnostic.ts';
import type { Cel } from '../plan/plan.ts';
import type { ExpressionProblem } from './expression-problem.ts';
import { whole } from './fault.ts';
import { NESTING_MAX, NODES_MAX, PARSED_MAX, SOURCE_LENGTH_MAX } from './limits.ts';
import { type Node } from './node.ts';
import { ProblemFound, toNode } from './to-node.ts';

// The library parses; what its nodes mean is decided in this room. Only this file and to-node.ts know the library.
const GRAMMAR = new Environment({
  enableOptionalTypes: true,
  unlistedVariablesAreDyn: true,
  // The whole expression is the library's first level.
  limits: { maxDepth: NESTING_MAX + 1, maxAstNodes: NODES_MAX, maxListElements: NODES_MAX, maxMapEntries: NODES_MAX },
});

/** A parsed source, or its first problem. */
export type ParsedSource =
  { readonly ok: true; readonly node: Node } | { readonly ok: false; readonly problem: ExpressionProblem };

/** Sources parsed lately. Whatever is cached, the same source gives the same nodes. */
const known = new Map<Cel, ParsedSource>();

/** Parses a source and refuses what no scope could make right. Never throws. */
export function parseSource(source: Cel): ParsedSource {
  const before = known.get(source);
  if (before !== undefined) return before;
  const parsed = readSource(source);
  if (known.size >= PARSED_MAX) known.clear();
  known.set(source, parsed);
  return parsed;
}

function readSource(source: Cel): ParsedSource {
  if (source.length > SOURCE_LENGTH_MAX) return refuse(tooLong(source));
  if (source.trim() === '') return refuse(empty(source));
  try {
    return { ok: true, node: toNode(parse(source), source) };
  } catch (error) {
    if (error instanceof ProblemFound) return refuse(error.problem);
    invariant(error instanceof ParseError, `the library did not refuse a source, but failed: ${String(error)}`);
    return refuse(fromLibrary(error, source));
  }
}

function parse(source: Cel): ASTNode {
  return GRAMMAR.parse(source).ast;
}

function refuse(problem: ExpressionProblem): ParsedSource {
  return { ok: false, problem };
}

function tooLong(source: Cel): ExpressionProblem {
  return {
    code: 'expression-limit',
    summary: `Cannot read an expression longer than ${whole(SOURCE_LENGTH_MAX)} characters: it has ${whole(source.length)}`,
    detail: 'Split it: compute parts in a `set` step and use them as `vars.<name>`',
    range: { start: SOURCE_LENGTH_MAX, end: source.length },
  };
}

function empty(source: Cel): ExpressionProblem {
  return {
    code: 'expression-syntax',
    summary: 'Cannot read the expression: it is empty',
    detail: 'Write an expression, such as `inputs.alert.severity == "high"`',
    range: { start: 0, end: source.length },
  };
}

function fromLibrary(error: ParseError, source: Cel): ExpressionProblem {
  const range = widen(error.range as Range, source); // every parse error of the library has one
  if (error.code === 'limit_exceeded') return tooComplex(error.summary, range);
  const found = error.summary.replaceAll(TOKEN, (token) => TOKENS[token] as string);
  return {
    code: 'expression-syntax',
    summary: `Cannot read the expression: ${found.charAt(0).toLowerCase()}${found.slice(1)}`,
    detail: adviceFor(error.code, source.slice(range.start, range.end)),
    range,
  };
}

/** The library marks the end of the text, and some limits, with an empty range. */
function widen(range: Range, source: Cel): Range {
  if (range.end > range.start && range.start < source.length)
    return { start: range.start, end: Math.min(range.end, source.length) };
  const start = Math.min(range.start, source.length - 1);
  return { start, end: start + 1 };
}

function tooComplex(summary: string, range: Range): ExpressionProblem {
  const limit = summary.includes('maxDepth')
    ? `nested deeper than ${NESTING_MAX} levels`
    : `of more than ${whole(NODES_MAX)} parts, or 32 arguments in one call`;
  return {
    code: 'expression-limit',
    summary: `Cannot read an expression ${limit}: the limit is passed here`,
    detail: 'Split it: compute parts in a `set` step and use them as `vars.<name>`',
    range,
  };
}

function adviceFor(code: string, found: string): string {
  if (found === '=') return 'Compare with `==`';
  if (found === '&' || found === '|') return `Write \`${found}${found}\``;
  if (code === 'reserved_identifier')
    return `\`${found}\` is a word of the language: in a map it can be read as \`["${found}"]\``;
  if (code.startsWith('unterminated')) return 'Close the quotation mark';
  if (code === 'invalid_escape_sequence') return 'Write `\\\\` for a backslash, or a raw text: `r"\\d+"`';
  return 'Expressions are CEL: `event.severity == "high" && size(event.users) > 3`. `and`, `or` and `not` are `&&`, `||` and `!`';
}

const TOKENS: Readonly<Record<string, string>> = {
  EOF: 'the end',
  NUMBER: 'a number',
  STRING: 'a text',
  BOOLEAN: 'a boolean',
  NULL: 'null',
  IDENTIFIER: 'a name',
  PLUS: '"+"',
  MINUS: '"-"',
  MULTIPLY: '"*"',
  DIVIDE: '"/"',
  MODULO: '"%"',
  EQ: '"=="',
  NE: '"!="',
  LT: '"<"',
  LE: '"<="',
  GT: '">"',
  GE: '">="',
  AND: '"&&"',
  OR: '"||"',
  NOT: '"!"',
  IN: '"in"',
  LPAREN: '"("',
  RPAREN: '")"',
  LBRACKET: '"["',
  RBRACKET: '"]"',
  LBRACE: '"{"',
  RBRACE: '"}"',
  DOT: '"."',
  COMMA: '","',
  COLON: '":"',
  QUESTION: '"?"',
  BYTES: 'bytes',
};
const TOKEN = new RegExp(`\\b(?:${Object.keys(TOKENS).join('|')})\\b`, 'g');
