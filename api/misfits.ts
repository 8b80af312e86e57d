import { Compile, type XSchema } from 'typebox/schema';

/** What a compiled check says of a value: sentences without a subject, such as `/limit must be >= 1`; none if it fits. */
export type Misfits = (value: unknown) => readonly string[];

/** Compiles a JSON Schema into a check that says in words what does not fit. */
export function compileMisfits(schema: object): Misfits {
  const compiled = Compile(schema as XSchema);
  return (value) => {
    const [, errors] = compiled.Errors(value);
    return [...new Set(errors.flatMap(({ instancePath, message, params }) => wordsOf(instancePath, message, params)))];
  };
}

/** The checker repeats itself over unknown members and alternatives: the useful one of its sentences stays. */
function wordsOf(path: string, message: string, params: object): readonly string[] {
  if (message === 'schema is false' || message.endsWith('in anyOf')) return [];
  const at = path === '' ? '' : `${path} `;
  if ('allowedValues' in params && Array.isArray(params.allowedValues)) {
    return [`${at}must be one of ${params.allowedValues.join(', ')}`];
  }
  if ('allowedValue' in params) return [`${at}may be ${JSON.stringify(params.allowedValue)}`];
  if ('additionalProperties' in params) return [`${at}${message}: ${String(params.additionalProperties)}`];
  return [`${at}${message}`];
}
