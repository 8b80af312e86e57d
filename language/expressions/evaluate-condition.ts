import type { Failure } from '../../contracts/failure-codes.ts';
import type { Cel } from '../plan/plan.ts';
import { evaluate, quoted } from './evaluate.ts';
import type { Scope } from './scope.ts';

/** Whether a condition holds, or why that cannot be said. */
export type Condition =
  | { readonly ok: true; readonly value: boolean; readonly because?: string }
  | { readonly ok: false; readonly failure: Failure };

/**
 * Evaluates `if` and `where`. What depends on the output of a step that did not succeed does not hold: what was not
 * asked was not approved. `because` then says which step; every other failure stays one.
 */
export function evaluateCondition(source: Cel, scope: Scope): Condition {
  const evaluated = evaluateBool(source, scope);
  if (evaluated.ok || evaluated.failure.code !== 'no-output') return evaluated;
  return { ok: true, value: false, because: evaluated.failure.message };
}

/** Evaluates `until`: what is neither true nor false is a failure, and so is the output of a step that did not succeed. */
export function evaluateBool(source: Cel, scope: Scope): Condition {
  const evaluated = evaluate(source, scope);
  if (!evaluated.ok) return evaluated;
  return typeof evaluated.value === 'boolean' ? { ok: true, value: evaluated.value } : notBool(source, evaluated.value);
}

function notBool(source: Cel, value: unknown): Condition {
  const found =
    value === null
      ? 'null'
      : Array.isArray(value)
        ? 'a list'
        : typeof value === 'object'
          ? 'a map'
          : `a ${typeof value}`;
  const message = `Cannot decide by ${quoted(source)}: a condition is true or false, and it is ${found}. Compare it: \`… == …\`, \`size(…) > 0\``;
  return { ok: false, failure: { code: 'expression-failed', message } };
}
