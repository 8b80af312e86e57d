import { invariant } from '../../contracts/invariant.ts';
import type { Failure } from '../../contracts/failure-codes.ts';
import type { Cel } from '../plan/plan.ts';
import type { Scope } from './scope.ts';

/** Whether a condition holds, or why that cannot be said. */
export type Condition =
  | { readonly ok: true; readonly value: boolean; readonly because?: string }
  | { readonly ok: false; readonly failure: Failure };

/** Evaluates `if` and `where`: `no-output` at the top is false, told in `because`. */
export function evaluateCondition(source: Cel, _scope: Scope): Condition {
  invariant(false, `Not built yet: ${source}`);
}
