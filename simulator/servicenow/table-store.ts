import { join } from 'node:path';
import { openKeptMap } from '../state/json-file.ts';

/** Rows kept of one table of one instance; the oldest go first. */
const ROWS_MAX = 5_000;

/** A row: every value is text, as the platform stores it. */
export type Row = Readonly<Record<string, string>>;

/** Where a row stands. */
export interface RowAddress {
  readonly tenant: string;
  readonly table: string;
  readonly sysId: string;
}

/** A row as it is kept. */
export interface KeptRow extends RowAddress {
  readonly fields: Row;
  /** Counts for limits and totals, but no user may see it. */
  readonly isHidden: boolean;
}

/** The tables of all instances. */
export interface TableStore {
  rows(tenant: string, table: string): KeptRow[];
  find(address: RowAddress): KeptRow | undefined;
  put(row: KeptRow): void;
  remove(address: RowAddress): boolean;
  /** A number never given before: INC0010001 … */
  nextNumber(tenant: string): string;
  /** `YYYY-MM-DD HH:MM:SS`, UTC. */
  time(at?: number): string;
  clear(): void;
}

const NUMBERS_START = 10_001;

/** Opens the tables below a folder. */
export function openTableStore(folder: string, now: () => number): TableStore {
  const file = openKeptMap<KeptRow>(join(folder, 'tables.ndjson'));
  const counters = openKeptMap<number>(join(folder, 'numbers.ndjson'));
  const tables = new Map<string, Map<string, KeptRow>>();
  const tableOf = (tenant: string, table: string): Map<string, KeptRow> => {
    const name = `${tenant}/${table}`;
    const found = tables.get(name) ?? new Map<string, KeptRow>();
    tables.set(name, found);
    return found;
  };
  const remove = ({ tenant, table, sysId }: RowAddress): boolean => {
    file.delete(`${tenant}/${table}/${sysId}`);
    return tableOf(tenant, table).delete(sysId);
  };
  file.values().forEach((row) => tableOf(row.tenant, row.table).set(row.sysId, row));
  return {
    rows: (tenant, table) => [...tableOf(tenant, table).values()],
    find: ({ tenant, table, sysId }) => tableOf(tenant, table).get(sysId),
    put: (row) => {
      const rows = tableOf(row.tenant, row.table);
      rows.set(row.sysId, row);
      file.set(`${row.tenant}/${row.table}/${row.sysId}`, row);
      const [oldest] = rows.values();
      if (rows.size > ROWS_MAX && oldest !== undefined) remove(oldest);
    },
    remove,
    nextNumber: (tenant) => {
      const number = (counters.get(tenant) ?? NUMBERS_START - 1) + 1;
      counters.set(tenant, number);
      return `INC${String(number).padStart(7, '0')}`;
    },
    time: (at = now()) => new Date(at).toISOString().slice(0, 19).replace('T', ' '),
    clear: () => {
      tables.clear();
      file.clear();
      counters.clear();
    },
  };
}
