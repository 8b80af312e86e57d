import { randomBytes } from 'node:crypto';
import type { World } from '../world.ts';
import { columnsOf, isTaskTable, JOURNAL_COLUMNS, referencedTable } from './dictionary.ts';
import type { KeptRow, Row } from './table-store.ts';

const CLOSED_STATES = ['6', '7'];
const INACTIVE_STATES = ['7', '8'];

/** A write: which row it makes or changes, what is given, and who writes. */
export interface RowWrite {
  readonly tenant: string;
  readonly table: string;
  /** Nothing for a new row. */
  readonly before?: KeptRow;
  readonly given: Row;
  readonly by: string;
  /** Milliseconds. @default now */
  readonly at?: number;
}

/** What a write amounts to, before it is stored. */
export interface PlannedWrite {
  readonly row: KeptRow;
  /** Columns that really change. */
  readonly changed: Row;
  readonly notes: readonly { readonly element: string; readonly value: string }[];
  /** Mandatory fields that are missing. */
  readonly missing: readonly string[];
}

/** Works out a write: unknown columns are ignored, journals become entries, priority and times are computed. */
export function planWrite(world: World, write: RowWrite): PlannedWrite {
  const { tenant, table, before, by } = write;
  const given = knownColumns(world, write);
  const notes = JOURNAL_COLUMNS.map((element) => ({ element, value: given[element] ?? '' })).filter(
    ({ value }) => value !== '',
  );
  const plain = Object.entries(given).filter(([column]) => !JOURNAL_COLUMNS.includes(column));
  const changed = Object.fromEntries(plain.filter(([column, value]) => (before?.fields[column] ?? '') !== value));
  const time = world.tables.time(write.at);
  const start = before?.fields ?? newRow(world, write, time);
  const isTouched = before === undefined || notes.length > 0 || Object.keys(changed).length > 0;
  const stamp = isTouched ? stampOf(start, { by, time, isNew: before === undefined }) : {};
  const fields = computed(table, { ...start, ...changed, ...stamp }, time);
  const row: KeptRow = { tenant, table, sysId: fields['sys_id'] ?? '', fields, isHidden: before?.isHidden ?? false };
  return { row, changed, notes, missing: missingOf(table, fields) };
}

/** Stores a planned write and its journal entries. */
export function storeWrite(world: World, { row, notes }: PlannedWrite, by: string): void {
  world.tables.put(row);
  for (const { element, value } of notes) {
    const sysId = randomBytes(16).toString('hex');
    const created = row.fields['sys_updated_on'] ?? '';
    const fields = {
      sys_id: sysId,
      sys_created_on: created,
      sys_created_by: by,
      name: row.table,
      element,
      element_id: row.sysId,
      value,
    };
    world.tables.put({ tenant: row.tenant, table: 'sys_journal_field', sysId, fields, isHidden: false });
  }
}

function knownColumns(world: World, { tenant, table, given }: RowWrite): Row {
  const columns = columnsOf(table) ?? [];
  const written = Object.entries(given).filter(([column]) => columns.includes(column) && !column.startsWith('sys_'));
  return Object.fromEntries(written.map(([column, value]) => [column, referenceOf(world, { tenant, column, value })]));
}

/** A reference may be given by sys_id or by name; what is neither dangles, as it does on the platform. */
function referenceOf(world: World, reference: { tenant: string; column: string; value: string }): string {
  const table = referencedTable(reference.column);
  if (table === undefined) return reference.value;
  const named = world.tables.rows(reference.tenant, table).find(({ fields }) => fields['name'] === reference.value);
  return named?.sysId ?? reference.value;
}

function newRow(world: World, { tenant, table, by }: RowWrite, time: string): Row {
  const common = { sys_id: randomBytes(16).toString('hex'), sys_created_on: time, sys_created_by: by };
  if (!isTaskTable(table)) return { ...common, active: 'true' };
  const number = world.tables.nextNumber(tenant);
  return { ...common, number, state: '1', impact: '3', urgency: '3', opened_at: time };
}

function stampOf(start: Row, { by, time, isNew }: { by: string; time: string; isNew: boolean }): Row {
  const count = isNew ? 0 : Number(start['sys_mod_count'] ?? 0) + 1;
  return { sys_updated_on: time, sys_updated_by: by, sys_mod_count: String(count) };
}

function computed(table: string, fields: Row, time: string): Row {
  if (!isTaskTable(table)) return fields;
  const state = fields['state'] ?? '1';
  const priority = String(Math.min(5, Math.max(1, Number(fields['impact']) + Number(fields['urgency']) - 1)));
  return {
    ...fields,
    priority,
    active: INACTIVE_STATES.includes(state) ? 'false' : 'true',
    ...(CLOSED_STATES.includes(state) ? { resolved_at: fields['resolved_at'] ?? time } : {}),
    ...(state === '7' ? { closed_at: fields['closed_at'] ?? time } : {}),
  };
}

function missingOf(table: string, fields: Row): string[] {
  if (!isTaskTable(table) || !CLOSED_STATES.includes(fields['state'] ?? '')) return [];
  const wanted: readonly [string, string][] = [
    ['close_code', 'Close code'],
    ['close_notes', 'Close notes'],
  ];
  return wanted.filter(([column]) => (fields[column] ?? '') === '').map(([, label]) => label);
}
