import type { Json, JsonObject } from '../../contracts/json.ts';
import type { Draft } from '../compile/draft.ts';
import type { Finding } from '../finding.ts';
import type { Value, Values } from '../plan/plan.ts';
import { shown } from '../schema/explain-shape-error.ts';
import { literalFix, type Meant } from '../schema/literal-fix.ts';
import { keyRange, locate } from '../schema/locate.ts';
import type { SourceNode } from '../source/source-node.ts';
import { didYouMean } from '../suggest.ts';
import type { View } from '../types/view.ts';
import { literalProblem, typesOf, type LiteralProblem } from './literal-problem.ts';
import { typedSource } from './typed-source.ts';

/** What values are for: the code of the finding and the words for it. */
export interface Purpose {
  readonly draft: Draft;
  readonly view: View;
  /** Diagnostic code, such as `action-input`. */
  readonly code: string;
  /** As `action "ticket.ensure"`. */
  readonly of: string;
}

/** Compares values by name with the JSON Schema of an object: unknown and missing names, literals, types of expressions. */
export function checkValues(
  purpose: Purpose,
  values: Values,
  schema: JsonObject,
  range: Finding['range'],
): readonly Finding[] {
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, JsonObject>>;
  const required = (schema['required'] ?? []) as readonly string[];
  const isOpen = schema['properties'] === undefined || (schema['additionalProperties'] ?? false) !== false;
  const missing = required
    .filter((name) => values[name] === undefined)
    .map((name) => missingInput(purpose, name, range));
  const given = Object.entries(values).flatMap(([name, value]) => {
    const expected = properties[name];
    if (expected === undefined)
      return isOpen ? [] : [unknownInput(purpose, name, { values, known: Object.keys(properties) })];
    return checkValue(purpose, name, value, expected);
  });
  return [...missing, ...given];
}

/** Compares one value with a JSON Schema, part by part. */
export function checkValue(purpose: Purpose, name: string, value: Value, schema: JsonObject): readonly Finding[] {
  if ('lit' in value) return literalFindings(purpose, name, value, schema);
  if ('cel' in value) return expressionFindings(purpose, name, value, schema);
  if ('text' in value) return accepts(schema, ['string']) ? [] : [mismatch(purpose, name, value, 'a text', schema)];
  if ('list' in value) {
    if (!accepts(schema, ['array'])) return [mismatch(purpose, name, value, 'a list', schema)];
    const items = (schema['items'] ?? {}) as JsonObject;
    return value.list.flatMap((item) => checkValue(purpose, name, item, items));
  }
  if (!accepts(schema, ['object'])) return [mismatch(purpose, name, value, 'a mapping', schema)];
  return checkValues(purpose, value.map, schema, rangeOf(purpose, value));
}

function literalFindings(
  purpose: Purpose,
  name: string,
  value: Value & { readonly lit: Json },
  schema: JsonObject,
): readonly Finding[] {
  const problem = literalProblem(value.lit, schema);
  if (problem === undefined) return [];
  return [findingAbout(purpose, problem, { name, node: purpose.draft.sites.node(value) })];
}

function findingAbout(purpose: Purpose, problem: LiteralProblem, place: { name: string; node: SourceNode }): Finding {
  const { node } = locate(place.node, problem.path);
  const { schema } = problem;
  return {
    code: purpose.code,
    severity: 'error',
    summary: `Cannot use the value of "${[place.name, ...problem.path].join('.')}" for ${purpose.of} because it must be ${problem.expected}: found ${shown(problem.found)}`,
    detail: `Give a value that is ${problem.expected}`,
    range: problem.isKey === true ? rangeOfKey(place.node, problem.path) : node.range,
    ...(typeof problem.found === 'string' ? didYouMean(problem.found, problem.words) : {}),
    ...(schema === undefined ? {} : literalFix(node, meantFor(purpose.draft, node, schema))),
  };
}

function meantFor({ text }: Draft, { range }: SourceNode, schema: JsonObject): Meant {
  return {
    fits: (value) => literalProblem(value, schema) === undefined,
    written: text.slice(range.start, range.end),
  };
}

function rangeOfKey(node: SourceNode, path: readonly string[]): Finding['range'] {
  return keyRange(locate(node, path.slice(0, -1)).node, String(path.at(-1)));
}

/** Types of JSON that a type of an expression can become. */
const JSON_TYPES: Readonly<Record<string, readonly string[]>> = {
  bool: ['boolean'],
  int: ['integer', 'number'],
  double: ['number', 'integer'],
  string: ['string'],
  timestamp: ['string'],
  duration: ['string'],
  list: ['array'],
  map: ['object'],
};

function expressionFindings(
  purpose: Purpose,
  name: string,
  value: Value & { readonly cel: string },
  schema: JsonObject,
): readonly Finding[] {
  const typed = typedSource(purpose.draft, { view: purpose.view, source: value.cel, expected: 'any' });
  if (typed === undefined) return [];
  const { type, problems } = typed;
  const types = JSON_TYPES[type.split('<', 1).join('')];
  if (problems.length > 0 || types === undefined || accepts(schema, types)) return [];
  return [mismatch(purpose, name, value, `an expression of type ${type}`, schema)];
}

function accepts(schema: JsonObject, types: readonly string[]): boolean {
  const accepted = typesOf(schema);
  return accepted.length === 0 || types.some((type) => accepted.includes(type));
}

function mismatch(purpose: Purpose, name: string, value: Value, found: string, schema: JsonObject): Finding {
  const expected = typesOf(schema).join(' or ');
  return {
    code: purpose.code,
    severity: 'error',
    summary: `Cannot use the value of "${name}" for ${purpose.of} because it must be of type ${expected}: found ${found}`,
    detail: `Give a value of type ${expected}`,
    range: rangeOf(purpose, value),
  };
}

function rangeOf({ draft }: Purpose, value: Value): Finding['range'] {
  return draft.sites.range(value, 'cel' in value ? 'cel' : '');
}

function missingInput({ code, of }: Purpose, name: string, range: Finding['range']): Finding {
  return {
    code,
    severity: 'error',
    summary: `Cannot use ${of} because it needs "${name}": it is not given`,
    detail: `Add "${name}" to \`with\``,
    range,
  };
}

function unknownInput(
  purpose: Purpose,
  name: string,
  { values, known }: { values: Values; known: readonly string[] },
): Finding {
  return {
    code: purpose.code,
    severity: 'error',
    summary: `Cannot give "${name}" to ${purpose.of}: it has no such input`,
    detail:
      known.length === 0
        ? 'It has no inputs: remove it'
        : `Its inputs are ${known.map((one) => `"${one}"`).join(', ')}`,
    range: purpose.draft.sites.keyRange(values, name),
    ...didYouMean(name, known),
  };
}
