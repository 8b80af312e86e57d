import { invariant } from '../../contracts/invariant.ts';
import type { Cel } from '../plan/plan.ts';
import type { Evaluated, Scope } from './scope.ts';

/** Evaluates an expression. Never throws. */
export function evaluate(source: Cel, _scope: Scope): Evaluated {
  invariant(false, `Not built yet: ${source}`);
}
