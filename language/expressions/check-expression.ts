import { invariant } from '../../contracts/invariant.ts';
import type { JsonObject } from '../../contracts/json.ts';
import type { Cel } from '../plan/plan.ts';
import type { ExpressionProblem } from './parse-expression.ts';

/** The JSON Schema of each name in scope. `steps` is an object schema whose properties are the steps. */
export type TypeScope = Readonly<Record<string, JsonObject>>;

/** The type that an expression has to have. */
export type ExpectedType = 'bool' | 'string' | 'int' | 'list' | 'any';

/** What checking gives: all problems found, and the CEL type (`dyn` where unknown). */
export interface CheckedExpression {
  readonly problems: readonly ExpressionProblem[];
  readonly type: string;
}

/** Checks an expression against the types of its scope. Never throws. */
export function checkExpression(source: Cel, _types: TypeScope, _expected: ExpectedType = 'any'): CheckedExpression {
  invariant(false, `Not built yet: ${source}`);
}
