import { invariant } from '../../contracts/invariant.ts';
import type { Failure } from '../../contracts/failure-codes.ts';
import type { JsonObject } from '../../contracts/json.ts';
import type { Value, Values } from '../plan/plan.ts';
import type { Evaluated, Scope } from './scope.ts';

/** Values by name after rendering, or the first failure. */
export type RenderedValues =
  | { readonly ok: true; readonly value: JsonObject }
  | { readonly ok: false; readonly failure: Failure };

/** Renders one value of a plan. */
export function renderValue(value: Value, _scope: Scope): Evaluated {
  invariant(false, `Not built yet: ${JSON.stringify(value)}`);
}

/** Renders values by name. */
export function renderValues(values: Values, _scope: Scope): RenderedValues {
  invariant(false, `Not built yet: ${JSON.stringify(values)}`);
}
