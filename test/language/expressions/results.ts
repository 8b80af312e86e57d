import { invariant } from '../../../contracts/invariant.ts';
import type { Failure } from '../../../contracts/failure-codes.ts';
import type { Json } from '../../../contracts/json.ts';
import { evaluate } from '../../../language/expressions/evaluate.ts';
import type { ExpressionProblem } from '../../../language/expressions/expression-problem.ts';
import { parseExpression } from '../../../language/expressions/parse-expression.ts';
import type { Scope } from '../../../language/expressions/scope.ts';

/** The value of an expression that has to have one. */
export function valueOf(source: string, scope: Scope = {}): Json {
  const evaluated = evaluate(source, scope);
  invariant(evaluated.ok, `${source} has no value: ${JSON.stringify(evaluated)}`);
  return evaluated.value;
}

/** The failure of an expression that has to fail. */
export function failureOf(source: string, scope: Scope = {}): Failure {
  const evaluated = evaluate(source, scope);
  invariant(!evaluated.ok, `${source} does not fail: ${JSON.stringify(evaluated)}`);
  return evaluated.failure;
}

/** The problem of an expression that must not parse, and the text that it marks. */
export function problemOf(source: string): { readonly problem: ExpressionProblem; readonly marked: string } {
  const parsed = parseExpression(source);
  invariant(!parsed.ok, `${source} parses`);
  return { problem: parsed.problem, marked: source.slice(parsed.problem.range.start, parsed.problem.range.end) };
}
