import type { Range } from '../diagnostic.ts';
import type { Finding } from '../finding.ts';
import { splitTemplate } from '../expressions/split-template.ts';
import type { Cel, Value, Values } from '../plan/plan.ts';
import { type ScalarNode, type SourceNode } from '../source/source-node.ts';
import { asMap, byName, membersOf, textOf, type CompileContext } from './compile-context.ts';

type Literal = Extract<Value, { readonly lit: unknown }>;

/** A value with its expressions taken apart. What holds none is a literal. */
export function compileValue(context: CompileContext, node: SourceNode): Value {
  const value = compileNode(context, node);
  context.sites.put(value, '', node);
  return value;
}

/** The members of a mapping as values; empty where there is none. */
export function compileValues(context: CompileContext, node: SourceNode | undefined): Values {
  const values = Object.fromEntries(
    byName(membersOf(asMap(node))).map(([name, member]) => [name, compileValue(context, member)]),
  );
  context.sites.put(values, '', node);
  return values;
}

function compileNode(context: CompileContext, node: SourceNode): Value {
  if (node.kind === 'scalar') return compileScalar(context, node);
  if (node.kind === 'list') {
    const list = node.items.map((item) => compileValue(context, item));
    return list.every(isLiteral) ? { lit: list.map(({ lit }) => lit) } : { list };
  }
  const map = compileValues(context, node);
  const members = Object.entries(map);
  return members.every(isLiteralMember)
    ? { lit: Object.fromEntries(members.map(([name, { lit }]) => [name, lit])) }
    : { map };
}

const isLiteral = (value: Value): value is Literal => 'lit' in value;
const isLiteralMember = (member: [string, Value]): member is [string, Literal] => isLiteral(member[1]);

function compileScalar(context: CompileContext, node: ScalarNode): Value {
  if (typeof node.value !== 'string') return { lit: node.value };
  const split = splitTemplate(node.value);
  if (!split.ok) {
    const { range, ...problem } = split.problem;
    const place = {};
    context.sites.put(place, '', node);
    context.findings.push({ ...problem, severity: 'error', range: context.sites.inside(place, '', range) });
    return { lit: node.value };
  }
  const parts = split.parts.map((part) => (part.kind === 'text' ? part.text : celPart(context, node, part)));
  const [only, ...others] = parts;
  if (others.length > 0) return { text: parts };
  // What is left is one text, in which `$${{` has become `${{`.
  return typeof only === 'object' ? only : { lit: String(only) };
}

function celPart(
  context: CompileContext,
  node: ScalarNode,
  part: { source: Cel; range: Range },
): { readonly cel: Cel } {
  const cel = { cel: part.source };
  context.expressions.push(part.source);
  context.sites.put(cel, 'cel', node, part.range);
  return cel;
}

/** A bare expression under a key that is always one. A span around it would be a second way to say the same. */
export function compileExpression(context: CompileContext, node: SourceNode): Cel {
  const written = textOf(node);
  const span = /^\s*\$\{\{([^]*)\}\}\s*$/.exec(written);
  const source = span?.[1] ?? written;
  context.expressions.push(source);
  if (span !== null) context.findings.push(needlessSpan(context.text, node));
  return source;
}

function needlessSpan(text: string, { range }: SourceNode): Finding {
  const written = text.slice(range.start, range.end);
  return {
    code: 'needless-span',
    severity: 'error',
    summary: 'Cannot use a span here because the key always holds an expression: found "${{ … }}"',
    detail: 'Remove `${{` and `}}`',
    range,
    fix: {
      description: 'Remove the span',
      range,
      replacement: written.replace(/\$\{\{\s*/, '').replace(/\s*\}\}(?=[^}]*$)/, ''),
    },
  };
}
