import type { Range } from '../diagnostic.ts';
import type { TypeScope } from './check-expression.ts';
import type { BinaryOperator, CallNode, Node } from './node.ts';
import {
  ANY,
  between,
  isNone,
  meet,
  noneOf,
  oneOf,
  possibleOf,
  single,
  type Literal,
  type Possible,
} from './possible.ts';
import { isSurelyThere, schemaOfNode } from './schema-of-node.ts';

/*
 * What a condition can come to, before it runs: the values that its scope allows (lists of words, limits of numbers) and
 * what its own parts say of each other. `x == "a" && x == "b"` never holds, `x != "a" || x != "b"` always does.
 *
 * What cannot be evaluated is neither true nor false. So «never true» stands although a part may fail, and «always true»
 * is only said of what surely has a value. The same text means the same value: expressions are pure.
 */

/** What is known of parts of expressions, by their text. */
export type Facts = ReadonlyMap<string, Possible>;

/** What a condition may come to. */
export interface Judgement {
  readonly mayBeTrue: boolean;
  readonly mayBeFalse: boolean;
}

/** A condition with what it reads. */
export interface Condition {
  readonly node: Node;
  readonly source: string;
  readonly scope: TypeScope;
}

/** Nothing is known beforehand. */
export const NO_FACTS: Facts = new Map();

/** What a condition may come to, given facts; with contradictory ones it is never asked. */
export function judgeCondition(condition: Condition, facts: Facts | undefined): Judgement {
  return facts === undefined ? { mayBeTrue: false, mayBeFalse: false } : judge(condition, facts);
}

/** The facts that hold where a condition does, or does not; undefined where that cannot be. */
export function assume(condition: Condition, truth: boolean, facts: Facts | undefined): Facts | undefined {
  if (facts === undefined) return undefined;
  const { node } = condition;
  if (node.kind === 'literal') return node.value === truth ? facts : undefined;
  if (node.kind === 'unary' && node.operator === '!')
    return assume({ ...condition, node: node.operand }, !truth, facts);
  if (node.kind === 'logic') {
    if (truth !== (node.operator === '&&')) return facts;
    return assume({ ...condition, node: node.right }, truth, assume({ ...condition, node: node.left }, truth, facts));
  }
  if (node.kind === 'binary') return assumeComparison(condition, truth, facts);
  return learn(condition, node, oneOf([truth]), facts);
}

/** Where the smallest part of a condition stands for which it never holds. */
export function rangeOfCulprit(condition: Condition, facts: Facts): Range {
  const { range } = culpritOf(condition, facts);
  const text = condition.source.slice(range.start, range.end);
  // The parser leaves out the brackets that end a node.
  const open = text.split('(').length - text.split(')').length;
  const closing = /^(?:\s*\))*/.exec(condition.source.slice(range.end)) as RegExpExecArray; // matches the empty text too
  return open > 0 ? { start: range.start, end: range.end + closing[0].split(')', open).join(')').length + 1 } : range;
}

function culpritOf(condition: Condition, facts: Facts): Node {
  const { node } = condition;
  if (node.kind !== 'logic' || node.operator !== '&&') return node;
  const left = { ...condition, node: node.left };
  if (!judge(left, facts).mayBeTrue) return culpritOf(left, facts);
  const known = assume(left, true, facts);
  return known === undefined ? node : culpritOf({ ...condition, node: node.right }, known);
}

function judge(condition: Condition, facts: Facts): Judgement {
  const { node } = condition;
  const at = (inner: Node): Condition => ({ ...condition, node: inner });
  switch (node.kind) {
    case 'unary': {
      const { mayBeTrue, mayBeFalse } = judge(at(node.operand), facts);
      return { mayBeTrue: mayBeFalse, mayBeFalse: mayBeTrue };
    }
    case 'logic':
      return node.operator === '&&'
        ? judgeBoth(at(node.left), at(node.right), facts)
        : judgeEither(at(node.left), at(node.right), facts);
    case 'conditional': {
      const yes = judgeCondition(at(node.yes), assume(at(node.test), true, facts));
      const no = judgeCondition(at(node.no), assume(at(node.test), false, facts));
      return { mayBeTrue: yes.mayBeTrue || no.mayBeTrue, mayBeFalse: yes.mayBeFalse || no.mayBeFalse };
    }
    case 'binary':
      return {
        mayBeTrue: mayCompare(condition, true, facts),
        mayBeFalse: mayCompare(condition, false, facts),
      };
    default: {
      const possible = possibleAt(condition, node, facts);
      return {
        mayBeTrue: !isNone(meet(possible, oneOf([true]))),
        mayBeFalse: !isNone(meet(possible, oneOf([false]))),
      };
    }
  }
}

/** Where the left may fail, a false right still decides: only «never true» can be told then. */
function judgeBoth(left: Condition, right: Condition, facts: Facts): Judgement {
  const first = judge(left, facts);
  const second = judgeCondition(right, assume(left, true, facts));
  return {
    mayBeTrue: first.mayBeTrue && second.mayBeTrue,
    mayBeFalse: first.mayBeFalse || second.mayBeFalse || !isSurelyThere(left.node, left.scope),
  };
}

/** Where the left may fail, a true right still decides, and the left says nothing about it. */
function judgeEither(left: Condition, right: Condition, facts: Facts): Judgement {
  const first = judge(left, facts);
  const isThere = isSurelyThere(left.node, left.scope);
  const second = judgeCondition(right, isThere ? assume(left, false, facts) : facts);
  return {
    mayBeTrue: first.mayBeTrue || second.mayBeTrue,
    mayBeFalse: first.mayBeFalse && second.mayBeFalse,
  };
}

type Comparison = Extract<Node, { readonly kind: 'binary' }>;

function mayCompare(condition: Condition, truth: boolean, facts: Facts): boolean {
  return assumeComparison(condition, truth, facts) !== undefined;
}

/** What a comparison says of its sides: of each by what the other may be. */
function assumeComparison(condition: Condition, truth: boolean, facts: Facts): Facts | undefined {
  const { operator, left, right } = condition.node as Comparison; // the caller has looked
  const known = learn(condition, left, impliedBy(condition, { operator, other: right, truth }, facts), facts);
  const mirrored = MIRRORED[operator];
  if (known === undefined || mirrored === undefined) return known;
  return learn(condition, right, impliedBy(condition, { operator: mirrored, other: left, truth }, known), known);
}

/** The same comparison seen from its right side. `in` says nothing of its list. */
const MIRRORED: Readonly<Partial<Record<BinaryOperator, BinaryOperator>>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

const OPPOSITE: Readonly<Partial<Record<BinaryOperator, BinaryOperator>>> = {
  '==': '!=',
  '!=': '==',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

interface Implication {
  readonly operator: BinaryOperator;
  readonly other: Node;
  readonly truth: boolean;
}

function impliedBy(condition: Condition, { operator, other, truth }: Implication, facts: Facts): Possible {
  if (operator === 'in') return impliedByList(condition, other, truth, facts);
  const possible = possibleAt(condition, other, facts);
  const effective = truth ? operator : OPPOSITE[operator];
  const value = single(possible);
  if (effective === '==') return possible;
  if (value === undefined) return ANY;
  if (effective === '!=') return noneOf([value]);
  if (typeof value !== 'number') return ANY;
  switch (effective) {
    case '<':
      return { ...between(-Infinity, value), never: [value] };
    case '<=':
      return between(-Infinity, value);
    case '>':
      return { ...between(value, Infinity), never: [value] };
    default: // «>=»: nothing else compares
      return between(value, Infinity);
  }
}

/** Only lists that are written out, of single values, say anything. */
function impliedByList(condition: Condition, other: Node, truth: boolean, facts: Facts): Possible {
  if (other.kind !== 'list') return ANY;
  const values = other.items.map((item) => single(possibleAt(condition, item, facts)));
  const certain = values.filter((value) => value !== undefined);
  if (!truth) return noneOf(certain);
  return certain.length === values.length ? oneOf(certain) : ANY;
}

function learn(condition: Condition, node: Node, implied: Possible, facts: Facts): Facts | undefined {
  const possible = meet(possibleAt(condition, node, facts), implied);
  if (isNone(possible)) return undefined;
  return literalOf(node) !== undefined ? facts : new Map(facts).set(textOf(condition, node), possible);
}

function possibleAt(condition: Condition, node: Node, facts: Facts): Possible {
  const literal = literalOf(node);
  if (literal !== undefined) return oneOf([literal]);
  const known = facts.get(textOf(condition, node)) ?? ANY;
  if (node.kind === 'call') return meet(known, possibleOfCall(condition, node));
  const schema = schemaOfNode(node, condition.scope);
  return schema === undefined ? known : meet(known, possibleOf(schema));
}

/** Sizes are never below zero, and follow what the schema says of the list or text. */
function possibleOfCall({ scope }: Condition, { name, target, args }: CallNode): Possible {
  if (name !== 'size') return ANY;
  const [measured] = target === undefined ? args : [target];
  const schema = schemaOfNode(measured as Node, scope); // the parser has counted the arguments
  const most = schema?.['maxItems'] ?? schema?.['maxLength'];
  const least = schema?.['minItems'] ?? Math.min(1, Number(schema?.['minLength'] ?? 0));
  return between(Number(least), typeof most === 'number' ? most : Infinity);
}

function textOf({ source }: Condition, { range }: Node): string {
  return source.slice(range.start, range.end);
}

/** The value of a literal, negative numbers included; undefined for anything else. */
export function literalOf(node: Node): Literal | undefined {
  if (node.kind === 'literal') return typeof node.value === 'bigint' ? Number(node.value) : node.value;
  if (node.kind !== 'unary' || node.operator !== '-') return undefined;
  const value = literalOf(node.operand);
  return typeof value === 'number' ? -value : undefined;
}
