import { expect } from 'vitest';
import type { Failure } from '../../../contracts/failure-codes.ts';
import type { Json } from '../../../contracts/json.ts';
import { evaluate } from '../../../language/expressions/evaluate.ts';
import type { ExpressionProblem } from '../../../language/expressions/expression-problem.ts';
import { parseExpression } from '../../../language/expressions/parse-expression.ts';
import type { Scope } from '../../../language/expressions/scope.ts';

/** The value of an expression that has to have one. */
export function valueOf(source: string, scope: Scope = {}): Json {
  const evaluated = evaluate(source, scope);
  expect(evaluated, source).toMatchObject({ ok: true });
  return evaluated.ok ? evaluated.value : null;
}

/** The failure of an expression that has to fail. */
export function failureOf(source: string, scope: Scope = {}): Failure {
  const evaluated = evaluate(source, scope);
  expect(evaluated, source).toMatchObject({ ok: false });
  return evaluated.ok ? { code: 'internal', message: '' } : evaluated.failure;
}

/** The problem of an expression that must not parse, and the text that it marks. */
export function problemOf(source: string): {
  readonly problem: ExpressionProblem | undefined;
  readonly marked: string;
} {
  const parsed = parseExpression(source);
  const problem = parsed.ok ? undefined : parsed.problem;
  return { problem, marked: source.slice(problem?.range.start ?? 0, problem?.range.end ?? 0) };
}
