import type { World } from '../world.ts';
import { choiceLabel, columnsOf, JOURNAL_COLUMNS, referencedTable } from './dictionary.ts';
import type { KeptRow } from './table-store.ts';

/** How a caller wants rows to look. */
export interface RowView {
  /** Columns and dot-walks; empty for all columns. */
  readonly fields: readonly string[];
  readonly displayValue: 'true' | 'false' | 'all';
  readonly hasReferenceLinks: boolean;
}

/** The view that the query parameters of a call ask for. */
export function readView(query: URLSearchParams): RowView {
  const display = query.get('sysparm_display_value');
  return {
    fields: (query.get('sysparm_fields') ?? '').split(',').filter((field) => field !== ''),
    displayValue: display === 'true' || display === 'all' ? display : 'false',
    hasReferenceLinks: query.get('sysparm_exclude_reference_link') !== 'true',
  };
}

/** A row as JSON. Unknown fields are left out without a word. */
export function renderRow(world: World, row: KeptRow, view: RowView): Record<string, unknown> {
  const columns = columnsOf(row.table) ?? [];
  const wanted = view.fields.length === 0 ? columns : view.fields.filter((field) => isColumn(row.table, field));
  return Object.fromEntries(wanted.map((field) => [field, renderField(world, row, { field, view })]));
}

/** Whether a name is a column of the table or a walk over a reference to one: `assignment_group.name`. */
export function isColumn(table: string, field: string): boolean {
  const [column = '', walked, ...deeper] = field.split('.');
  if (!(columnsOf(table) ?? []).includes(column)) return false;
  if (walked === undefined) return true;
  const target = referencedTable(column);
  return target !== undefined && deeper.length === 0 && isColumn(target, walked);
}

/** The stored text of a column or of a walk. */
export function readField(world: World, row: KeptRow, field: string): string {
  const [column = '', walked] = field.split('.');
  const value = row.fields[column] ?? '';
  const target = referencedTable(column);
  if (walked === undefined || target === undefined) return value;
  return world.tables.find({ tenant: row.tenant, table: target, sysId: value })?.fields[walked] ?? '';
}

function renderField(world: World, row: KeptRow, { field, view }: { field: string; view: RowView }): unknown {
  const value = readField(world, row, field);
  const display = displayOf(world, row, field);
  const target = field.includes('.') ? undefined : referencedTable(field);
  const link = `${world.urls.servicenow}/${row.tenant}/api/now/table/${target ?? ''}/${value}`;
  const isLinked = target !== undefined && value !== '' && view.hasReferenceLinks;
  if (view.displayValue === 'all') return { display_value: display, value, ...(isLinked ? { link } : {}) };
  if (view.displayValue === 'true') return isLinked ? { display_value: display, link } : display;
  return isLinked ? { link, value } : value;
}

function displayOf(world: World, row: KeptRow, field: string): string {
  if (JOURNAL_COLUMNS.includes(field)) return journalText(world, row, field);
  const target = referencedTable(field);
  if (target === undefined) return choiceLabel(field, readField(world, row, field));
  return readField(world, row, `${field}.name`);
}

/** All entries of a journal column, newest first, as the form shows them. */
function journalText(world: World, row: KeptRow, field: string): string {
  const label = field === 'work_notes' ? 'Work notes' : 'Additional comments';
  const entries = world.tables
    .rows(row.tenant, 'sys_journal_field')
    .filter(({ fields }) => fields['element_id'] === row.sysId && fields['element'] === field)
    .map(
      ({ fields }) => `${fields['sys_created_on']} - ${fields['sys_created_by']} (${label})\n${fields['value']}\n\n`,
    );
  return entries.reverse().join('');
}
