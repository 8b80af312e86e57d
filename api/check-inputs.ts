import { Ajv, type ErrorObject } from 'ajv';
import type { Json, JsonObject } from '../contracts/json.ts';
import type { InputSpec } from '../language/plan/plan.ts';

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
  const problems = Object.keys(given.person).flatMap((name) =>
    Object.hasOwn(specs, name) ? [] : [unknownInput(name, specs)],
  );
  const inputs: Record<string, Json> = {};
  const ajv = new Ajv({ allErrors: true, strict: false });
  for (const [name, spec] of Object.entries(specs)) {
    const value = given.person[name] ?? given.tenant[name] ?? spec.default;
    if (value === undefined) problems.push(`input "${name}" is missing`);
    else {
      problems.push(...misfits(ajv, spec, { name, value }));
      inputs[name] = value;
    }
  }
  return problems.length === 0 ? { ok: true, inputs } : { ok: false, problems };
}

function misfits(ajv: Ajv, spec: InputSpec, { name, value }: { name: string; value: Json }): readonly string[] {
  const validate = ajv.compile(spec.schema);
  if (validate(value) === true) return [];
  return (validate.errors ?? []).map((error) => `input "${name}"${error.instancePath} ${wordsOf(error)}`);
}

function wordsOf(error: ErrorObject): string {
  const allowed: unknown = error.params['allowedValues'];
  return Array.isArray(allowed) ? `must be one of ${allowed.join(', ')}` : (error.message ?? 'does not fit');
}

function unknownInput(name: string, specs: Readonly<Record<string, InputSpec>>): string {
  const names = Object.keys(specs);
  return `input ${JSON.stringify(name)} is unknown: ${names.length === 0 ? 'it takes none' : `it takes ${names.join(', ')}`}`;
}
