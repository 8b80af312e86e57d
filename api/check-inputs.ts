import type { Json, JsonObject } from '../contracts/json.ts';
import type { InputSpec } from '../language/plan/plan.ts';
import { compileMisfits } from './misfits.ts';

/** Inputs with the defaults filled in, or a sentence about each that does not fit. */
export type CheckedInputs =
  { readonly ok: true; readonly inputs: JsonObject } | { readonly ok: false; readonly problems: readonly string[] };

/** What is given for a start: the tenant's own values count where the person gives none. */
export interface GivenInputs {
  readonly person: JsonObject;
  readonly tenant: JsonObject;
}

/** Checks what a start is given against the inputs of a plan. */
export function checkInputs(specs: Readonly<Record<string, InputSpec>>, given: GivenInputs): CheckedInputs {
  const problems = Object.keys(given.person)
    .filter((name) => !Object.hasOwn(specs, name))
    .map((name) => unknownInput(name, specs));
  const inputs: Record<string, Json> = {};
  for (const [name, spec] of Object.entries(specs)) {
    const value = own(given.person, name) ?? own(given.tenant, name) ?? spec.default;
    if (value === undefined) problems.push(`input "${name}" is missing`);
    else {
      problems.push(...compileMisfits(spec.schema)(value).map((misfit) => `input "${name}" ${misfit}`));
      inputs[name] = value;
    }
  }
  return problems.length === 0 ? { ok: true, inputs } : { ok: false, problems };
}

function own(values: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

function unknownInput(name: string, specs: Readonly<Record<string, InputSpec>>): string {
  const names = Object.keys(specs);
  const known = names.length === 0 ? 'the playbook takes none' : `the playbook takes ${names.join(', ')}`;
  return `input ${JSON.stringify(name)} is unknown: ${known}`;
}
