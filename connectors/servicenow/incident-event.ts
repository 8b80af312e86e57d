import type { SecurityEvent } from '../../contracts/event.ts';
import type { TenantId } from '../../contracts/ids.ts';
import type { Json, JsonObject } from '../../contracts/json.ts';
import type { ChangedEvent, Changes, UnreadableChange } from '../changed-event.ts';
import { readRowTime } from './read-rows.ts';
import type { Row } from './read-rows.ts';

/** Where the rows are, and who writes there as us. */
export interface EventPlace {
  readonly base: string;
  readonly table: string;
  /** Name of the user that we sign in as. */
  readonly user: string;
}

/** Texts by the name that an event has for them; empty ones are left out. */
const TEXTS: Readonly<Record<string, string>> = {
  description: 'description',
  hold_reason: 'hold_reason',
  category: 'category',
  subcategory: 'subcategory',
  caller: 'caller_id',
  assigned_to: 'assigned_to',
  assignment_group: 'assignment_group',
  configuration_item: 'cmdb_ci',
  correlation_id: 'correlation_id',
  close_code: 'close_code',
  close_notes: 'close_notes',
  updated_by: 'sys_updated_by',
};
const NUMBERS: Readonly<Record<string, string>> = {
  impact: 'impact',
  urgency: 'urgency',
  priority: 'priority',
  change_count: 'sys_mod_count',
};
const MOMENTS: Readonly<Record<string, string>> = {
  opened_at: 'opened_at',
  resolved_at: 'resolved_at',
  closed_at: 'closed_at',
};

/** Columns that events are made of. */
export const EVENT_COLUMNS: readonly string[] = [
  'sys_id',
  'number',
  'short_description',
  'state',
  'sys_updated_on',
  ...[TEXTS, NUMBERS, MOMENTS].flatMap((columns) => Object.values(columns)),
];

/** Rows as events of the type `servicenow.incident`; each state of a row is one of its own. */
export function incidentEvents(place: EventPlace, tenant: TenantId, rows: readonly Row[]): Changes {
  const events: ChangedEvent[] = [];
  const unreadable: UnreadableChange[] = [];
  for (const row of rows) {
    const updatedAt = readRowTime(row['sys_updated_on']);
    if (updatedAt === null || textOf(row, 'number') === '') {
      const reason = 'An incident needs "number" and "sys_updated_on": one of them is missing';
      unreadable.push({ reason, raw: { ...row } });
    } else events.push({ event: eventOf(place, { tenant, row, updatedAt }), changedAt: Date.parse(updatedAt) });
  }
  return { events, unreadable };
}

interface ReadRow {
  readonly tenant: TenantId;
  readonly row: Row;
  readonly updatedAt: SecurityEvent['occurredAt'];
}

function eventOf({ base, table, user }: EventPlace, { tenant, row, updatedAt }: ReadRow): SecurityEvent {
  const sysId = textOf(row, 'sys_id');
  // Two changes within a second have the same time; the instance counts changes, unless its rules hide the column.
  const count = textOf(row, 'sys_mod_count');
  return {
    tenant,
    source: 'servicenow',
    id: `${sysId}/${count === '' ? updatedAt : count}`,
    type: 'servicenow.incident',
    occurredAt: updatedAt,
    fields: {
      incident_id: sysId,
      number: textOf(row, 'number'),
      table,
      title: textOf(row, 'short_description'),
      state: textOf(row, 'state'),
      ...membersOf(TEXTS, (column) => emptyToNothing(textOf(row, column))),
      ...membersOf(NUMBERS, (column) => numberOf(textOf(row, column))),
      ...membersOf(MOMENTS, (column) => readRowTime(row[column]) ?? undefined),
      is_own_change: textOf(row, 'sys_updated_by') === user,
      updated_at: updatedAt,
      deep_link: `${base}/nav_to.do?uri=${encodeURIComponent(`${table}.do?sys_id=${sysId}`)}`,
    },
    raw: { ...row },
  };
}

function membersOf(columns: Readonly<Record<string, string>>, read: (column: string) => Json | undefined): JsonObject {
  const members = Object.entries(columns).map(([name, column]) => [name, read(column)] as const);
  return Object.fromEntries(members.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

function textOf(row: Row, column: string): string {
  return row[column] ?? '';
}

function emptyToNothing(text: string): string | undefined {
  return text === '' ? undefined : text;
}

function numberOf(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
