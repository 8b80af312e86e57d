import type { ErrorObject } from 'ajv';
import type { Json } from '../../contracts/json.ts';
import type { Finding } from '../finding.ts';
import { toJson, type SourceNode } from '../source/source-node.ts';
import { didYouMean } from '../suggest.ts';
import { literalFix } from './literal-fix.ts';
import { headRange, keyRange, locate, pathOfPointer, type Place } from './locate.ts';
import { NOT_YET } from './not-yet.ts';

/** Turns an error of the validator into a finding with range, reason and remedy. */
export function explainShapeError(error: ErrorObject, root: SourceNode): Finding {
  const place = locate(root, pathOfPointer(error.instancePath));
  const params = error.params as Readonly<Record<string, unknown>>; // the validator's own, by keyword
  if (error.keyword === 'additionalProperties')
    return unknownKey(place, String(params['additionalProperty']), knownKeys(error));
  if (error.keyword === 'required') return missingKey(place, String(params['missingProperty']));
  return wrongValue(place, error);
}

function knownKeys(error: ErrorObject): readonly string[] {
  return Object.keys((error.parentSchema as { properties: object }).properties); // closed objects have properties
}

function unknownKey(place: Place, key: string, known: readonly string[]): Finding {
  const range = keyRange(place.node, key);
  if (NOT_YET.key.has(key)) return notYet(`the key "${key}"`, range);
  return {
    code: 'unknown-key',
    severity: 'error',
    summary: `Cannot use the key "${key}" here because it has no meaning in this place`,
    detail: `Remove it or correct its spelling. Possible are ${known.map((name) => `"${name}"`).join(', ')}`,
    range,
    ...didYouMean(key, known),
  };
}

/** A part of the language that a later version will have. */
function notYet(what: string, range: Finding['range']): Finding {
  return {
    code: 'not-yet',
    severity: 'error',
    summary: `Cannot use ${what} because it is not in this version`,
    detail: 'Say it with the keys that exist, or wait for a later version of Watchbill',
    range,
  };
}

function missingKey(place: Place, key: string): Finding {
  return {
    code: 'missing-key',
    severity: 'error',
    summary: `Cannot read the mapping because it must have the key "${key}"`,
    detail: `Add "${key}: …"`,
    range: place.entry?.keyRange ?? headRange(place.node),
  };
}

/** What our schemas say beside JSON Schema. */
interface WrittenSchema {
  readonly expect: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  /** What stands here by mistake may be a secret, which no finding shows. */
  readonly holdsSecret?: boolean;
}

const TYPE_KEYWORDS = new Set(['type', 'anyOf']);
const YAML_1_1_BOOLEAN = /^(yes|no|on|off|y|n)$/i;

function wrongValue(place: Place, error: ErrorObject): Finding {
  const schema = error.parentSchema as WrittenSchema;
  const value = toJson(place.node);
  const expected = schema.expect;
  const finding: Finding = {
    code: TYPE_KEYWORDS.has(error.keyword) ? 'wrong-type' : 'wrong-value',
    severity: 'error',
    summary: `Cannot use the value${nameOf(place)} because it must be ${expected}: found ${schema.holdsSecret === true ? 'something else' : shown(value)}`,
    detail: `Write ${expected}`,
    range: place.node.kind === 'map' ? headRange(place.node) : place.node.range,
    ...(typeof value === 'string' ? didYouMean(value, schema.enum ?? []) : {}),
    ...(schema.holdsSecret === true
      ? { isSecret: true }
      : literalFix(place.node, { fits: (meant) => fits(schema, meant) })),
  };
  return schema.type === 'boolean' && typeof value === 'string' && YAML_1_1_BOOLEAN.test(value)
    ? { ...finding, code: 'yaml-boolean', detail: 'YAML 1.2 knows only «true» and «false»' }
    : finding;
}

/** Only for types whose limits are known here: texts have forms that the validator alone knows. Whole numbers have both limits. */
function fits({ type, minimum, maximum }: WrittenSchema, meant: Json): boolean {
  if (type === 'boolean') return typeof meant === 'boolean';
  if (type !== 'integer' || typeof meant !== 'number') return false;
  return meant >= Number(minimum) && meant <= Number(maximum);
}

function nameOf(place: Place): string {
  const last = place.path.findLast((part) => !/^\d+$/.test(part));
  return last === undefined ? '' : ` of "${last}"`;
}

/** A value as a finding shows it: short. */
export function shown(value: Json): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return Object.keys(value).length === 0 ? 'an empty mapping' : 'a mapping';
  const written = JSON.stringify(value);
  return written.length > 60 ? `${written.slice(0, 57)}…"` : written;
}
