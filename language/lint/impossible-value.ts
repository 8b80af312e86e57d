import type { Draft } from '../compile/draft.ts';
import { childrenOf } from '../expressions/children.ts';
import type { TypeScope } from '../expressions/check-expression.ts';
import { literalOf } from '../expressions/judge-condition.ts';
import type { Node } from '../expressions/node.ts';
import { itemsOfNode, schemaOfNode, scopeInside } from '../expressions/schema-of-node.ts';
import { remembered } from '../expressions/remembered.ts';
import type { Finding } from '../finding.ts';
import { shown } from '../schema/explain-shape-error.ts';
import { didYouMean } from '../suggest.ts';
import { soundUses, type SoundUse } from './checked-use.ts';
import { literalProblem, type LiteralProblem } from './literal-problem.ts';
import type { Rule } from './rule.ts';

/** Comparisons with a value that the other side never has: a status that does not exist, a number beyond its limits. */
export const impossibleValue: Rule = (context) =>
  soundUses(context).flatMap((sound) => impossibleOf(sound).map((found) => findingOf(sound, found, context.draft)));

interface Impossible {
  readonly value: Node;
  readonly compared: Node;
  readonly problem: LiteralProblem;
}

/** All such comparisons of an expression, in the order written. */
export const impossibleOf = remembered(({ node, scope }: SoundUse) => impossibleIn(node, scope));

function impossibleIn(node: Node, scope: TypeScope): readonly Impossible[] {
  const inner = childrenOf(node).flatMap((child) => {
    if (child.variable === undefined) return impossibleIn(child.node, scope);
    const schema = node.kind === 'loop' ? itemsOfNode(node.over, scope) : undefined;
    return impossibleIn(child.node, scopeInside(scope, child.variable, schema));
  });
  if (node.kind !== 'binary' || !COMPARED.has(node.operator)) return inner;
  const { left, right } = node;
  const values = node.operator === 'in' && right.kind === 'list' ? right.items : [right];
  const pairs = [...values.map((value) => ({ value, compared: left })), { value: left, compared: right }];
  return [...inner, ...pairs.flatMap((pair) => impossible(pair.value, pair.compared, scope))];
}

const COMPARED: ReadonlySet<string> = new Set(['==', '!=', 'in']);

function impossible(value: Node, compared: Node, scope: TypeScope): readonly Impossible[] {
  const literal = literalOf(value);
  const schema = schemaOfNode(compared, scope);
  // What is of another type has been told already, and null is everywhere in JSON.
  if (literal === undefined || literal === null || schema === undefined || schema['type'] === 'array') return [];
  const { type: _type, ...narrowing } = schema;
  const problem = literalProblem(literal, narrowing);
  return problem === undefined ? [] : [{ value, compared, problem }];
}

function findingOf({ use }: SoundUse, { value, compared, problem }: Impossible, draft: Draft): Finding {
  const textOf = ({ range }: Node): string => use.source.slice(range.start, range.end);
  return {
    code: 'impossible-value',
    severity: 'error',
    summary: `Cannot find ${shown(problem.found)} in "${textOf(compared)}" because it is always ${problem.expected}`,
    detail: 'Compare it with a value that it can have',
    range: draft.sites.inside(use.owner, use.key, value.range),
    ...suggestionFor(problem),
  };
}

const BEGINNING = 4;

/** The nearest word, or the only one that begins alike: `success` means `succeeded`. */
function suggestionFor({ found, words }: LiteralProblem): { suggestion?: string } {
  if (typeof found !== 'string') return {};
  const nearest = didYouMean(found, words);
  const alike = words.filter((word) => word.slice(0, BEGINNING) === found.slice(0, BEGINNING));
  return nearest.suggestion === undefined && alike.length === 1
    ? { suggestion: `Did you mean "${alike[0]}"?` }
    : nearest;
}
