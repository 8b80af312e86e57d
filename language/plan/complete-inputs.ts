import type { Failure } from '../../contracts/failure-codes.ts';
import type { Json, JsonObject } from '../../contracts/json.ts';
import type { Plan } from './plan.ts';

/** Inputs as a run gets them, or which one is missing or unknown. */
export type CompletedInputs =
  { readonly ok: true; readonly inputs: JsonObject } | { readonly ok: false; readonly failure: Failure };

/**
 * The inputs of a run: what was given, else what the tenant says, else the playbook's default.
 *
 * @returns `invalid-input` for an input that is required and missing, or given and not declared.
 */
export function completeInputs(plan: Plan, given: JsonObject, ofTenant: JsonObject = {}): CompletedInputs {
  const unknown = Object.keys(given).find((name) => plan.inputs[name] === undefined);
  if (unknown !== undefined) return refused(plan, unknown, 'the playbook has no such input');
  const inputs: Record<string, Json> = {};
  for (const [name, spec] of Object.entries(plan.inputs)) {
    const value = given[name] ?? ofTenant[name] ?? spec.default;
    if (value === undefined) return refused(plan, name, 'it is required and nothing was given');
    inputs[name] = value;
  }
  return { ok: true, inputs };
}

function refused(plan: Plan, name: string, found: string): CompletedInputs {
  return {
    ok: false,
    failure: { code: 'invalid-input', message: `Cannot start playbook "${plan.name}" with input "${name}": ${found}` },
  };
}
