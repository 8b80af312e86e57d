import { CONNECTED_SOURCES, EVENT_TYPES, eventSource, type EventType } from '../../contracts/event.ts';
import type { JsonObject } from '../../contracts/json.ts';
import { ANY_EVENT_SCHEMA, EVENT_SCHEMAS } from '../../language/types/event-types.ts';

/** The event types, where they come from and whether this version reads that, as a table of docs/language.md. */
export function typeTable(): string {
  const rows = EVENT_TYPES.map((type) => {
    const source = eventSource(type);
    const isRead = CONNECTED_SOURCES.has(source) ? 'yes' : 'later';
    return `| \`${type}\` | ${textOf(EVENT_SCHEMAS[type])} | \`${source}\` | ${isRead} |`;
  });
  return ['| Event type | Is | Source | Handed over |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** The fields of every event type, as docs/event-types.md lists them. */
export function fieldTables(): string {
  return EVENT_TYPES.map((type) => `## ${type}\n\n${textOf(EVENT_SCHEMAS[type])}.\n\n${fieldTable(type)}`).join('\n\n');
}

function fieldTable(type: EventType): string {
  const common = new Set(Object.keys(propertiesOf(ANY_EVENT_SCHEMA)));
  const rows = rowsOf(EVENT_SCHEMAS[type], '').filter(({ name }) => !common.has(name));
  const lines = rows.map(({ name, kind, meaning }) => `| \`${name}\` | ${kind} | ${meaning.replaceAll('|', '\\|')} |`);
  return ['| Field | Type | Meaning |', '| --- | --- | --- |', ...lines].join('\n');
}

interface Row {
  readonly name: string;
  readonly kind: string;
  readonly meaning: string;
}

/** The members of a schema and, below an object or a list of objects, theirs: `devices[].name`. */
function rowsOf(schema: JsonObject, prefix: string): readonly Row[] {
  const required = new Set(schema['required'] as readonly string[]); // every closed object has it
  return Object.entries(propertiesOf(schema)).flatMap(([name, member]) => {
    const path = `${prefix}${name}`;
    const row = { name: `${path}${required.has(name) ? '' : '?'}`, kind: kindOf(member), meaning: textOf(member) };
    const items = (member['items'] ?? {}) as JsonObject;
    return [row, ...rowsOf(member, `${path}.`), ...rowsOf(items, `${path}[].`)];
  });
}

function kindOf(schema: JsonObject): string {
  const mark = schema['x-personal'] === true ? ', personal' : '';
  if (schema['type'] === 'array') return `list of ${kindOf(schema['items'] as JsonObject)}${mark}`;
  const [type = ''] = [schema['type']].flat() as readonly string[];
  return `${schema['format'] === 'date-time' ? 'moment' : type}${mark}`;
}

const propertiesOf = (schema: JsonObject): Readonly<Record<string, JsonObject>> =>
  (schema['properties'] ?? {}) as Readonly<Record<string, JsonObject>>;

const textOf = (schema: JsonObject): string => (schema['description'] ?? '') as string;
