/** Columns that every table has. */
const SYSTEM_COLUMNS = [
  'sys_id',
  'sys_created_on',
  'sys_created_by',
  'sys_updated_on',
  'sys_updated_by',
  'sys_mod_count',
];

const TASK_COLUMNS = [
  ...SYSTEM_COLUMNS,
  'number',
  'short_description',
  'description',
  'state',
  'active',
  'impact',
  'urgency',
  'priority',
  'severity',
  'category',
  'subcategory',
  'contact_type',
  'caller_id',
  'opened_by',
  'opened_at',
  'assignment_group',
  'assigned_to',
  'cmdb_ci',
  'company',
  'parent',
  'hold_reason',
  'close_code',
  'close_notes',
  'closed_at',
  'resolved_at',
  'correlation_id',
  'correlation_display',
  'work_notes',
  'comments',
  'due_date',
  'escalation',
];

const DICTIONARY: Readonly<Record<string, readonly string[]>> = {
  incident: TASK_COLUMNS,
  sn_si_incident: TASK_COLUMNS,
  sys_user_group: [...SYSTEM_COLUMNS, 'name', 'email', 'description', 'active'],
  sys_user: [...SYSTEM_COLUMNS, 'name', 'user_name', 'email', 'active'],
  sys_journal_field: [...SYSTEM_COLUMNS, 'name', 'element', 'element_id', 'value'],
};

/** Columns that hold the sys_id of a row of another table. */
const REFERENCES: Readonly<Record<string, string>> = {
  assignment_group: 'sys_user_group',
  assigned_to: 'sys_user',
  caller_id: 'sys_user',
  opened_by: 'sys_user',
};

/** Columns that append: what is written becomes a row of sys_journal_field. */
export const JOURNAL_COLUMNS = ['work_notes', 'comments'];

/** The columns of a table, or nothing if the instance has no such table. */
export function columnsOf(table: string): readonly string[] | undefined {
  return Object.hasOwn(DICTIONARY, table) ? DICTIONARY[table] : undefined;
}

/** Whether a table has incidents' rules: numbers, states, priority. */
export function isTaskTable(table: string): boolean {
  return columnsOf(table) === TASK_COLUMNS;
}

/** The table a column points at, or nothing if it is plain. */
export function referencedTable(column: string): string | undefined {
  return Object.hasOwn(REFERENCES, column) ? REFERENCES[column] : undefined;
}

const CHOICES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  state: { 1: 'New', 2: 'In Progress', 3: 'On Hold', 6: 'Resolved', 7: 'Closed', 8: 'Canceled' },
  impact: { 1: '1 - High', 2: '2 - Medium', 3: '3 - Low' },
  urgency: { 1: '1 - High', 2: '2 - Medium', 3: '3 - Low' },
  priority: { 1: '1 - Critical', 2: '2 - High', 3: '3 - Moderate', 4: '4 - Low', 5: '5 - Planning' },
};

/** What a person sees for a stored value. */
export function choiceLabel(column: string, value: string): string {
  return CHOICES[column]?.[value] ?? value;
}
