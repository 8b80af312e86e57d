import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const FILE = resolve(import.meta.dirname, '../../../../shared/fixtures/schemas/graph-v1.0-subset-2026-08.schema.json');
const PREFIX = 'microsoft.graph.';

interface TypeSchema {
  readonly allOf?: readonly { readonly $ref: string }[];
  readonly properties?: Readonly<Record<string, unknown>>;
}

interface GraphSchema {
  readonly $id: string;
  readonly $defs: Readonly<Record<string, TypeSchema>>;
}

/** Whether the published schema is on this machine. */
export const HAS_SCHEMA = existsSync(FILE);

const schema: GraphSchema = HAS_SCHEMA
  ? (JSON.parse(readFileSync(FILE, 'utf8')) as GraphSchema)
  : { $id: 'none', $defs: {} };
const ajv = new Ajv2020({ strict: false, allErrors: true });
// The default export is the function itself, whatever its types say.
(addFormats as unknown as (instance: Ajv2020) => void)(ajv);
if (HAS_SCHEMA) ajv.addSchema(schema);

/** What is wrong with an entity by the published schema: values of a wrong type, and members that the type lacks. */
export function problemsOf(type: string, entity: Readonly<Record<string, unknown>>): string[] {
  const name = `${PREFIX}${type}`;
  if (!HAS_SCHEMA) return [];
  const validate = ajv.getSchema(`${schema.$id}#/$defs/${name}`);
  if (validate === undefined) return [`there is no type ${name}`];
  const isValid = validate(entity);
  const known = new Set(membersOf(name));
  const strange = Object.keys(entity).filter((member) => !member.startsWith('@') && !known.has(member));
  return [
    ...(isValid === true ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`)),
    ...strange.map((member) => `${type} has no member ${member}`),
  ];
}

/** The problems of an entity by the type that it names itself. */
export function problemsOfTyped(entity: Readonly<Record<string, unknown>>): string[] {
  const type = entity['@odata.type'];
  return typeof type === 'string' ? problemsOf(type.replace(`#${PREFIX}`, ''), entity) : ['it names no type'];
}

function membersOf(name: string): readonly string[] {
  const type = schema.$defs[name];
  const parents = (type?.allOf ?? []).map(({ $ref }) => $ref.replace('#/$defs/', ''));
  return [...Object.keys(type?.properties ?? {}), ...parents.flatMap(membersOf)];
}
