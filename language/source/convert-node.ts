import { isAlias, isMap, isScalar, isSeq, type ParsedNode, type Scalar, type YAMLMap } from 'yaml';
import type { Fix, Range } from '../diagnostic.ts';
import { parseExpression } from '../expressions/parse-expression.ts';
import { hasBadCharacter } from './check-text.ts';
import { checkPlainScalar } from './check-plain-scalar.ts';
import { quoted, quoteRestOfLine } from './quote-rest-of-line.ts';
import type { Entry, ScalarNode, ScalarStyle, SourceNode } from './source-node.ts';
import type { SourceProblem } from './source-problem.ts';

/** Turns the library's node into ours and collects what of YAML we do not allow. Depth has been checked before. */
export function convertNode(
  text: string,
  node: ParsedNode | null,
): { node: SourceNode; problems: readonly SourceProblem[] } {
  const problems: SourceProblem[] = [];
  const converted = convert({ text, problems }, node);
  return { node: converted, problems };
}

interface Conversion {
  readonly text: string;
  readonly problems: SourceProblem[];
}

function convert(conversion: Conversion, node: ParsedNode | null): SourceNode {
  // A member of a flow mapping without a value (`{a, b}`) has no node at all.
  if (node === null) return { kind: 'scalar', range: { start: 0, end: 0 }, value: null, style: 'plain' };
  const range = rangeOf(node);
  refuseProperties(conversion, node, range);
  if (isMap<ParsedNode, ParsedNode | null>(node)) return convertMap(conversion, node, range);
  if (isSeq<ParsedNode>(node)) {
    return { kind: 'list', range, items: node.items.map((item) => convert(conversion, item)) };
  }
  return convertScalar(conversion, node, range);
}

function convertMap(conversion: Conversion, node: YAMLMap<ParsedNode, ParsedNode | null>, range: Range): SourceNode {
  const entries = new Map<string, Entry>();
  for (const pair of node.items) {
    const keyRange = rangeOf(pair.key);
    const key = keyOf(conversion, pair.key, range);
    const value = convert(conversion, pair.value);
    if (key === undefined) continue;
    const earlier = entries.get(key);
    if (earlier !== undefined) conversion.problems.push(duplicateKey(conversion.text, key, earlier.keyRange, keyRange));
    else entries.set(key, { keyRange, value: pair.value === null ? { ...value, range: keyRange } : value });
  }
  return { kind: 'map', range, entries };
}

/** The text of a key; undefined, with a problem, where it is none of ours. */
function keyOf({ text, problems }: Conversion, key: ParsedNode, map: Range): string | undefined {
  const range = rangeOf(key);
  if (!isScalar(key)) {
    problems.push(text.startsWith('{{', map.start) ? missingDollar(text, map) : oddKey(text, range));
    return undefined;
  }
  const name = key.type === 'PLAIN' ? text.slice(range.start, range.end) : String(key.value);
  if (name === '<<' || name === '__proto__' || name === '' || hasBadCharacter(name)) {
    problems.push(name === '<<' ? refusedFeature('a merge (`<<`)', range) : oddKey(text, range));
    return undefined;
  }
  return name;
}

function convertScalar(conversion: Conversion, node: ParsedNode, range: Range): SourceNode {
  const { value, type } = node as Scalar.Parsed; // maps and sequences are done, aliases are refused
  const scalar: ScalarNode = {
    kind: 'scalar',
    range,
    value: typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null,
    style: STYLES[String(type)] ?? 'plain',
  };
  const problem = scalar.style === 'double' ? checkEscapes(scalar) : checkPlainScalar(conversion.text, scalar);
  if (problem !== undefined) conversion.problems.push(problem);
  return scalar;
}

const STYLES: Readonly<Record<string, ScalarStyle>> = {
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'block',
  BLOCK_FOLDED: 'block',
};

/** The text has been looked at as it is written: only an escape can hide anything. */
function checkEscapes({ value, range }: ScalarNode): SourceProblem | undefined {
  if (!hasBadCharacter(String(value))) return undefined;
  return {
    code: 'bad-encoding',
    summary:
      'Cannot use the text because it must be plain UTF-8: an escape in it makes a control character or half a character',
    detail: 'Remove the escape',
    range,
  };
}

function refuseProperties({ text, problems }: Conversion, node: ParsedNode, range: Range): void {
  if (isAlias(node)) problems.push(refusedFeature(`the alias ${JSON.stringify(`*${node.source}`)}`, range));
  else if (node.anchor !== undefined)
    problems.push(
      refusedFeature(`the anchor ${JSON.stringify(`&${node.anchor}`)}`, anchorRange(text, node.anchor, range)),
    );
  if (!isAlias(node) && node.tag !== undefined && text.charAt(tagStart(text, range)) === '!')
    problems.push(tag(text, range));
}

/** An anchor stands before the node that it names, which may begin lines later. */
function anchorRange(text: string, anchor: string, range: Range): Range {
  const start = text.lastIndexOf(`&${anchor}`, range.start);
  return { start, end: start + 1 + anchor.length };
}

function tagStart(text: string, range: Range): number {
  const last = text.lastIndexOf('!', range.start);
  return text.charAt(last - 1) === '!' ? last - 1 : last;
}

/** `if: !x` is a tag in YAML: the value is empty, and the condition would be gone. */
function tag(text: string, range: Range): SourceProblem {
  const start = tagStart(text, range);
  return {
    code: 'yaml-tag',
    summary: `Cannot use a YAML tag because «!» at the start of an unquoted value is none of the language: found ${JSON.stringify(text.slice(start).split(/\s/, 1)[0])}`,
    detail: 'Quote the value: an expression that begins with «!» is only one inside quotes',
    range: { start, end: Math.max(range.end, start + 1) },
    fix: quoteRestOfLine(text, start),
  };
}

function refusedFeature(what: string, range: Range): SourceProblem {
  return {
    code: 'yaml-alias',
    summary: `Cannot use ${what} because anchors, aliases and merges are off`,
    detail: 'Write the value out, or quote it if it is meant as text',
    range,
  };
}

function missingDollar(text: string, map: Range): SourceProblem {
  // Where the two brackets are apart, as in `{{ a: 1 } }`, the mapping ends what is meant.
  const close = text.slice(map.start, map.end).indexOf('}}');
  const end = close === -1 ? map.end : map.start + close + 2;
  const range = { start: map.start, end };
  const span = text.slice(map.start, end);
  return {
    code: 'missing-dollar',
    summary: `Cannot read "${span}" as an expression because spans begin with a dollar sign: YAML takes it for a mapping`,
    detail: 'Write `${{ … }}` instead of `{{ … }}`',
    range,
    fix: spanFix(span, { range, isWhole: end === map.end }),
  };
}

/** Quoted, because the brackets of a flow mapping around it would end an unquoted span. */
function spanFix(span: string, { range, isWhole }: { range: Range; isWhole: boolean }): Fix {
  const isCertain = isWhole && !/[\r\n]/.test(span) && parseExpression(span.slice(2, -2)).ok;
  return {
    description: 'Put the dollar sign, and quote the value',
    range,
    replacement: quoted(`$${span}`),
    ...(isCertain ? {} : { needsAuthor: true }),
  };
}

function oddKey(text: string, range: Range): SourceProblem {
  return {
    code: 'yaml-key',
    summary: `Cannot use the key because keys are plain names: found ${JSON.stringify(text.slice(range.start, range.end))}`,
    detail: 'Use a name of letters, digits, «_», «-» and «.»; quote the value before it if it is meant as text',
    range,
  };
}

function duplicateKey(text: string, key: string, earlier: Range, range: Range): SourceProblem {
  const line = text.slice(0, earlier.start).split('\n').length;
  return {
    code: 'duplicate-key',
    summary: `Cannot use the key ${JSON.stringify(key)} twice in one mapping: it stands in line ${line} already`,
    detail: 'Remove one of the two, or put them into two steps',
    range,
  };
}

function rangeOf(node: ParsedNode): Range {
  const [start, end] = node.range;
  return { start, end };
}
