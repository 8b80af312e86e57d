import type { Json, JsonObject } from '../../contracts/json.ts';

/*
 * The checker's schemas say a few things in words of our own, which no editor knows: `format` with the name of a check,
 * `expect`, and `holds` or `is` where parts are checked one by one. Here they become what draft-07 and editors have.
 */

const DURATION = '([0-9]{1,12}d)?([0-9]{1,12}h)?([0-9]{1,12}m)?([0-9]{1,12}s)?([0-9]{1,12}ms)?';
const DAY = '\\d{4}-\\d{2}-\\d{2}';
const TIME_WITH_ZONE = 'T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})';

/** What a text of each format looks like. The checker looks closer: at lengths, and whether a time zone exists. */
const PATTERNS: Readonly<Record<string, string>> = {
  'watchbill-duration': `^(?=.)${DURATION}$`,
  'watchbill-duration-range': `^(?=[0-9])${DURATION}(\\.\\.(?=[0-9])${DURATION})?$`,
  'watchbill-positive-duration': `^(?=.*[1-9])${DURATION}$`,
  'watchbill-business-duration': `^(?=.*[1-9])${DURATION.replace('([0-9]{1,12}d)?', '')}$`,
  'watchbill-moment': `^${DAY}${TIME_WITH_ZONE}$`,
  'watchbill-day': `^${DAY}$`,
  'watchbill-day-or-moment': `^${DAY}(${TIME_WITH_ZONE})?$`,
  'watchbill-hours': '^([01]\\d|2[0-3]):[0-5]\\d-(([01]\\d|2[0-3]):[0-5]\\d|24:00)$',
  'watchbill-timezone': '^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$',
};

/** A reference to a definition of the same file. */
export const definition = (name: string): JsonObject => ({ $ref: `#/definitions/${name}` });

/** What fits the first schema has to fit the second too, and everything else the third, if there is one. */
export function choice(test: JsonObject, consequence: JsonObject, otherwise?: JsonObject): JsonObject {
  // oxlint-disable-next-line unicorn/no-thenable -- it is a keyword of JSON Schema, and nobody awaits a schema
  const chosen = { if: test, then: consequence };
  return otherwise === undefined ? chosen : { ...chosen, else: otherwise };
}

/** A schema as editors read it: JSON Schema of draft-07 with messages and descriptions in Markdown. */
export function forEditors(schema: object): JsonObject {
  // Schemas are plain data: TypeBox keeps what is not in members that are not listed.
  const { expect, format, holds, is, anyOf, holdsSecret: _holdsSecret, ...rest } = schema as JsonObject;
  if (typeof is === 'string') return { ...rest, ...inMarkdown(rest), allOf: [definition(is)] };
  return {
    ...partsOf(rest),
    ...inMarkdown(rest),
    ...(typeof format === 'string' ? patternOf(format) : {}),
    ...(typeof holds === 'string' ? itemsOf(rest, holds) : {}),
    ...(anyOf === undefined ? messageOf(rest, expect) : { anyOf: membersOf(anyOf as JsonObject[], expect) }),
  };
}

/** What an editor says of a wrong value. Of a mapping with several keys it would say so of each that is missing or unknown. */
function messageOf({ type, properties = {} }: JsonObject, expect: Json | undefined): JsonObject {
  const isLarge = type === 'object' && Object.keys(properties as JsonObject).length !== 1;
  return typeof expect !== 'string' || isLarge ? {} : { errorMessage: `Write ${expect}` };
}

/** A value that fits no member of a union is wrong in the union's words; of a mapping with one key that key is said. */
function membersOf(members: readonly JsonObject[], expect: Json | undefined): readonly JsonObject[] {
  return members.map((member) => {
    const [key, ...more] = Object.keys((member['properties'] ?? {}) as JsonObject);
    const title = key === undefined || more.length > 0 ? {} : { title: `${key}: …` };
    return { ...forEditors(member), ...title, ...messageOf(member, expect) };
  });
}

/** A mapping bears the name of its key, which editors put over what they show inside it. */
function titled(key: string, schema: Json): JsonObject {
  const turned = forEditors(schema as JsonObject);
  return turned['type'] === 'object' ? { title: key, ...turned } : turned;
}

/** Keywords, with the schemas in them turned too. */
function partsOf({ patternProperties, ...schema }: JsonObject): JsonObject {
  const turned = Object.entries(schema).map(([keyword, value]): [string, Json] => [keyword, partOf(keyword, value)]);
  // TypeBox writes a mapping with any keys so.
  const any = (patternProperties as JsonObject | undefined)?.['^.*$'] as JsonObject | undefined;
  return { ...Object.fromEntries(turned), ...(any === undefined ? {} : { additionalProperties: forEditors(any) }) };
}

function partOf(keyword: string, value: Json): Json {
  switch (keyword) {
    case 'properties':
      return Object.fromEntries(Object.entries(value as JsonObject).map(([key, of]) => [key, titled(key, of)]));
    case 'items':
      return forEditors(value as JsonObject);
    default:
      return value;
  }
}

/** Editors show Markdown where they can, and few of them show the default by themselves. */
function inMarkdown({ description, default: fallback }: JsonObject): JsonObject {
  if (typeof description !== 'string') return {};
  const shown = fallback === undefined ? '' : `\n\nDefault: \`${written(fallback)}\``;
  return { markdownDescription: `${description}${shown}` };
}

/** A value as YAML in one line. */
function written(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value).replaceAll('"', '');
}

function patternOf(format: string): JsonObject {
  const pattern = PATTERNS[format];
  return pattern === undefined ? { format } : { pattern };
}

function itemsOf({ type }: JsonObject, name: string): JsonObject {
  return type === 'array' ? { items: definition(name) } : { additionalProperties: definition(name) };
}
