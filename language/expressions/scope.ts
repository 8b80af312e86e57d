import type { Failure } from '../../contracts/failure-codes.ts';
import type { Json } from '../../contracts/json.ts';

/**
 * What an expression may read, by name: inputs, steps, branches, vars, event, tenant, run, self, error, loop names, now.
 * Plain JSON. A step is `{ status, output? }`; it has the member `output` only if it succeeded.
 */
export type Scope = Readonly<Record<string, Json>> & {
  /** Whose work its expressions are; without it each is bounded by itself alone. No expression sees it. */
  readonly [SPENDING]?: Spending;
};

/** Under which a scope has what its expressions may spend. */
export const SPENDING: unique symbol = Symbol('spending');

/** What all expressions of a run may cost together, in the units of one. */
export interface Spending {
  /** Units that are left now. */
  left(): number;
  take(units: number): void;
}

/** The value of an expression, or why there is none: `no-output`, `expression-failed` or `expression-limit`. */
export type Evaluated = { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly failure: Failure };
