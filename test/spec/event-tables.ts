import { CONNECTED_EVENT_TYPES, EVENT_TYPES, eventConnection, eventSource, type EventType } from '../../contracts/event.ts';
import type { JsonObject } from '../../contracts/json.ts';
import { schemaFields } from '../../language/explain/schema-fields.ts';
import { ANY_EVENT_SCHEMA, EVENT_SCHEMAS } from '../../language/types/event-types.ts';

/** The event types, where they come from and whether this version reads that, as a table of docs/language.md. */
export function typeTable(): string {
  const rows = EVENT_TYPES.map((type) => {
    const connection = eventConnection(eventSource(type));
    const isRead = CONNECTED_EVENT_TYPES.has(type) ? 'yes' : 'later';
    return `| \`${type}\` | ${textOf(EVENT_SCHEMAS[type])} | \`${connection}\` | ${isRead} |`;
  });
  return ['| Event type | Is | Connection | Handed over |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** The fields of every event type, as docs/event-types.md lists them. */
export function fieldTables(): string {
  return EVENT_TYPES.map((type) => `## ${type}\n\n${textOf(EVENT_SCHEMAS[type])}.\n\n${fieldTable(type)}`).join('\n\n');
}

function fieldTable(type: EventType): string {
  const common = new Set(schemaFields(ANY_EVENT_SCHEMA).map(({ name }) => name));
  const lines = schemaFields(EVENT_SCHEMAS[type])
    .filter(({ name }) => !common.has(name))
    .map(({ name, kind, isRequired, isPersonal, meaning }) => {
      const type = `${kind}${isPersonal ? ', personal' : ''}`;
      return `| \`${name}${isRequired ? '' : '?'}\` | ${type} | ${meaning.replaceAll('|', '\\|')} |`;
    });
  return ['| Field | Type | Meaning |', '| --- | --- | --- |', ...lines].join('\n');
}

const textOf = (schema: JsonObject): string => (schema['description'] ?? '') as string;
