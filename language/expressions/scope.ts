import type { Failure } from '../../contracts/failure-codes.ts';
import type { Json } from '../../contracts/json.ts';

/**
 * What an expression may read, by name: inputs, steps, branches, vars, event, tenant, run, self, error, loop names, now.
 * Plain JSON. A step is `{ status, output? }`; it has the member `output` only if it succeeded.
 */
export type Scope = Readonly<Record<string, Json>>;

/** The value of an expression, or why there is none: `no-output`, `expression-failed` or `expression-limit`. */
export type Evaluated = { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly failure: Failure };
