import type { Json, JsonObject } from '../../contracts/json.ts';
import type { Cel } from '../plan/plan.ts';
import type { ExpressionProblem } from './expression-problem.ts';
import { parseSource } from './parse-source.ts';
import { canBe, type StaticType, typeText, withArticleOf } from './static-type.ts';
import { typeOfSchema } from './type-of-schema.ts';
import { inferType } from './infer-type.ts';

/** The JSON Schema of each name in scope. `steps` is an object schema whose properties are the steps. */
export type TypeScope = Readonly<Record<string, JsonObject>>;

/** The type that an expression has to have. */
export type ExpectedType = 'bool' | 'string' | 'int' | 'list' | 'any';

/** What checking gives: all problems found, and the CEL type (`dyn` where unknown). */
export interface CheckedExpression {
  readonly problems: readonly ExpressionProblem[];
  readonly type: string;
}

/**
 * Checks an expression against the types of its scope: unknown names, fields and functions, operands and arguments that
 * do not fit, and the type of the result. Never throws. A part with a problem counts as `dyn`, so that one mistake is
 * told once.
 *
 * @param expected by default any. An optional never fits: it needs `.orValue(…)`.
 */
export function checkExpression(source: Cel, types: TypeScope, expected: ExpectedType = 'any'): CheckedExpression {
  const parsed = parseSource(source);
  if (!parsed.ok) return { problems: [parsed.problem], type: 'dyn' };
  const names = new Map(Object.entries(types).map(([name, schema]) => [name, typeOfSchema(schema as Json)]));
  const { type, problems } = inferType(parsed.node, names, source);
  const mismatch = problems.length === 0 ? mismatchOf(type, expected, source) : undefined;
  return { problems: mismatch === undefined ? problems : [mismatch], type: typeText(type) };
}

function mismatchOf(type: StaticType, expected: ExpectedType, source: Cel): ExpressionProblem | undefined {
  const start = source.length - source.trimStart().length;
  const range = { start, end: source.trimEnd().length };
  if (type.kind === 'optional') {
    const summary = 'Cannot use the expression because it may have no value: its type is optional';
    return { code: 'type-mismatch', summary, detail: 'Add `.orValue(…)` with what counts when there is none', range };
  }
  if (expected === 'any' || canBe(type, [expected])) return undefined;
  const summary = `Cannot use the expression because ${withArticleOf(expected)} is needed: it is ${withArticleOf(typeText(type))}`;
  return { code: 'type-mismatch', summary, detail: ADVICE[expected], range };
}

const ADVICE: Readonly<Record<Exclude<ExpectedType, 'any'>, string>> = {
  bool: 'Compare it: `… == …`, `size(…) > 0`',
  string: 'Make it a text: `string(…)`, `json(…)` or `.join(", ")`',
  int: 'Make it a whole number: `size(…)`, `int(…)`',
  list: 'Make it a list: `[…]`, `.keys()` of a map, `.split(",")` of a text',
};
