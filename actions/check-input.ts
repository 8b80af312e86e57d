import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { Failure } from '../contracts/failure-codes.ts';
import type { Json, JsonObject } from '../contracts/json.ts';
import type { ActionSignature } from '../language/schema/action-signature.ts';

// A mistake in a schema is an error; `required` alone may stand in alternatives, whose members are named one level above.
// `verbose` hands the schema and value of an error to the sentence about it; the first error is enough, and bounded.
const ajv = new Ajv({ strict: true, strictRequired: false, verbose: true, ownProperties: true });
// As where documents are read: these formats say what a text means; they do not refuse.
for (const format of ['date-time', 'email', 'uri']) ajv.addFormat(format, true);

const compiled = new WeakMap<JsonObject, ValidateFunction>();

/**
 * Compares a rendered input with the schema of its action: the checker sees types, and an expression can give anything.
 *
 * @returns `invalid-input` with the member and the rule, never with the value, which may be a secret; undefined if it fits.
 */
export function checkInput(action: ActionSignature, input: JsonObject): Failure | undefined {
  return misfitOfInput(`action "${action.name}"`, action.input, input);
}

/** The same for whatever takes an input that a playbook has rendered; `what` names it in the message. */
export function misfitOfInput(what: string, schema: JsonObject, input: JsonObject): Failure | undefined {
  const validate = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, validate);
  if (validate(input)) return undefined;
  // Of alternatives each tells its error before the rule that holds them: the last is the one that counts.
  const error = validate.errors?.at(-1);
  const misfit = error === undefined ? 'its input must fit its schema' : misfitOf(error);
  return { code: 'invalid-input', message: `Cannot call ${what} because ${misfit}. ${MEND}` };
}

const MEND = 'Convert, shorten or leave out the value in "with" of the step';
/** Characters of a name from an input that a message shows. */
const NAME_SHOWN_MAX = 60;

function misfitOf(error: ErrorObject): string {
  const path = error.instancePath.slice(1).split('/').filter(Boolean).map(unescaped);
  const params = error.params as Readonly<Record<string, unknown>>; // the validator's own, by keyword
  switch (error.keyword) {
    case 'required':
      return `${named([...path, String(params['missingProperty'])])} is required: found nothing`;
    case 'additionalProperties':
      return `${named(path)} ${takes(error)}: found ${quoted(String(params['additionalProperty']))}`;
    case 'oneOf':
      return `${named(path)} must fit exactly one of ${alternatives(error)}: found ${Array.isArray(params['passingSchemas']) ? 'several' : 'none'}`;
    default:
      return `${named(path)} must ${rule(error, params)}: found ${kindOf(error.data as Json)}`; // inputs are JSON
  }
}

/** What a value must be, in words; the validator's own words for rules that no sentence here is about. */
function rule({ keyword, message, schema }: ErrorObject, params: Readonly<Record<string, unknown>>): string {
  switch (keyword) {
    case 'type':
      return `be of type ${String(params['type'])}`;
    case 'enum':
      return `be one of ${(schema as readonly Json[]).map((word) => JSON.stringify(word)).join(', ')}`;
    case 'minLength':
      return `have ${String(params['limit'])} characters or more`;
    case 'maxLength':
      return `have ${String(params['limit'])} characters at most`;
    case 'minimum':
      return `be ${String(params['limit'])} or more`;
    case 'maximum':
      return `be ${String(params['limit'])} at most`;
    case 'pattern':
      return `match the pattern ${String(params['pattern'])}`;
    default:
      return (message ?? 'fit its schema').replace(/^must /, '').replace('NOT', 'not');
  }
}

function takes({ parentSchema }: ErrorObject): string {
  const members = Object.keys((parentSchema as { properties?: object }).properties ?? {});
  return members.length === 0 ? 'takes no member' : `takes only ${members.map(quoted).join(', ')}`;
}

function alternatives({ schema }: ErrorObject): string {
  const members = (schema as readonly { required?: readonly string[] }[]).flatMap(({ required }) => required ?? []);
  return members.length === 0 ? 'its alternatives' : members.map(quoted).join(', ');
}

function named(path: readonly string[]): string {
  return path.length === 0 ? 'its input' : quoted(path.join('.'));
}

function quoted(name: string): string {
  return JSON.stringify(name.length > NAME_SHOWN_MAX ? `${name.slice(0, NAME_SHOWN_MAX)}…` : name);
}

/** A part of a JSON pointer as the member is called. */
function unescaped(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}

function kindOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'string') return `a text of ${value.length} characters`;
  if (typeof value === 'object') return 'an object';
  return typeof value === 'number' ? 'a number' : 'true or false';
}
