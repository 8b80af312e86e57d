import { compareValues } from '../odata/compare-values.ts';
import type { JsonRecord, JsonValue } from '../records/record-types.ts';
import { readKqlTokens } from './kql-tokens.ts';
import { parseWhere, takeColumn } from './parse-where.ts';
import { TokenReader } from './token-reader.ts';

/** Rows that an answer may have. */
export const ROWS_MAX = 100_000;

/** A table as queries see it. */
export interface HuntingTable {
  /** Types by column: String, DateTime, Int64, SByte. */
  readonly columns: Readonly<Record<string, string>>;
  readonly rows: () => readonly JsonRecord[];
}

/** What a query gives: rows, and the columns that they have. */
export interface HuntingResult {
  readonly columns: Readonly<Record<string, string>>;
  readonly rows: readonly JsonRecord[];
}

/** Where a query runs. */
export interface HuntingScope {
  readonly tables: Readonly<Record<string, HuntingTable>>;
  readonly nowMs: number;
  /** Rows of before are not seen. */
  readonly sinceMs: number;
}

/**
 * Runs a query of a recognised shape: a table, then `where`, `project`, `take` or `limit`, `order by` or `sort by`, `top … by`,
 * `summarize [name =] count() by …`, `distinct` and `count`, joined by bars. Anything else is a problem, as a mistake is.
 */
export function runQuery(query: string, scope: HuntingScope): HuntingResult | { readonly problem: string } {
  const tokens = readKqlTokens(query);
  if ('problemAt' in tokens) return { problem: `Query could not be parsed at position ${tokens.problemAt}.` };
  const reader = new TokenReader(tokens);
  const name = reader.takeName() ?? '';
  const table = Object.entries(scope.tables).find(([known]) => known === name)?.[1];
  if (table === undefined)
    return { problem: `'where' operator: Failed to resolve table or column expression named '${name}'` };
  let result: HuntingResult | undefined = {
    columns: table.columns,
    rows: table.rows().filter((row) => isSince(row, scope.sinceMs)),
  };
  while (result !== undefined && !reader.isAtEnd) {
    result = reader.takeMark('|')
      ? runStage(reader, result, scope.nowMs)
      : reader.fail("Query could not be parsed: '|' is missing.");
  }
  if (result === undefined) return { problem: reader.problem };
  return { columns: result.columns, rows: result.rows.slice(0, ROWS_MAX) };
}

function isSince(row: JsonRecord, sinceMs: number): boolean {
  const time = row['Timestamp'];
  return typeof time !== 'string' || Date.parse(time) >= sinceMs;
}

function runStage(reader: TokenReader, input: HuntingResult, nowMs: number): HuntingResult | undefined {
  const stage = reader.takeName()?.toLowerCase() ?? '';
  switch (stage) {
    case 'where': {
      const test = parseWhere({ reader, columns: columnsOf(input), nowMs });
      return test === undefined ? undefined : { ...input, rows: input.rows.filter(test) };
    }
    case 'take':
    case 'limit':
      return take(reader, input);
    case 'project':
    case 'distinct':
      return project(reader, input, stage === 'distinct');
    case 'order':
    case 'sort':
      return reader.takeWord('by') === undefined
        ? reader.fail("Query could not be parsed: 'by' is missing.")
        : order(reader, input);
    case 'top': {
      const count = takeCount(reader);
      if (count === undefined || reader.takeWord('by') === undefined)
        return reader.fail("Query could not be parsed: 'top' takes a number and 'by'.");
      const sorted = order(reader, input);
      return sorted === undefined ? undefined : { ...sorted, rows: sorted.rows.slice(0, count) };
    }
    case 'summarize':
      return summarize(reader, input);
    case 'count':
      return { columns: { Count: 'Int64' }, rows: [{ Count: input.rows.length }] };
    default:
      return reader.fail(`Query could not be parsed: "${stage}" is no operator that is known here.`);
  }
}

function take(reader: TokenReader, input: HuntingResult): HuntingResult | undefined {
  const count = takeCount(reader);
  return count === undefined ? undefined : { ...input, rows: input.rows.slice(0, count) };
}

function takeCount(reader: TokenReader): number | undefined {
  const token = reader.take();
  return token?.kind === 'number' ? token.value : reader.fail('Query could not be parsed: a number is missing.');
}

function takeColumns(reader: TokenReader, input: HuntingResult): readonly string[] | undefined {
  const names: string[] = [];
  do {
    const name = takeColumn({ reader, columns: columnsOf(input) });
    if (name === undefined) return undefined;
    names.push(name);
  } while (reader.takeMark(','));
  return names;
}

function project(reader: TokenReader, input: HuntingResult, isDistinct: boolean): HuntingResult | undefined {
  const names = takeColumns(reader, input);
  if (names === undefined) return undefined;
  const rows = input.rows.map((row) => pick(row, names));
  const once = new Map(rows.map((row) => [JSON.stringify(row), row]));
  return { columns: pick(input.columns, names), rows: isDistinct ? [...once.values()] : rows };
}

/** Descending unless `asc` is said, as the language does. */
function order(reader: TokenReader, input: HuntingResult): HuntingResult | undefined {
  const column = takeColumn({ reader, columns: columnsOf(input) });
  if (column === undefined) return undefined;
  const sign = reader.takeWord('asc', 'desc') === 'asc' ? 1 : -1;
  const rows = input.rows.toSorted((a, b) => sign * (compareValues(a[column] ?? null, b[column] ?? null) || 0));
  return { ...input, rows };
}

/** `summarize [name =] count() [by column, …]`. */
function summarize(reader: TokenReader, input: HuntingResult): HuntingResult | undefined {
  const first = reader.takeName() ?? '';
  const isNamed = reader.takeMark('=');
  const aggregate = isNamed ? reader.takeName() : first;
  if (aggregate !== 'count' || !reader.takeMark('(') || !reader.takeMark(')'))
    return reader.fail("Query could not be parsed: 'summarize' takes count() alone here.");
  const counted = isNamed ? first : 'count_';
  const names = reader.takeWord('by') === undefined ? [] : takeColumns(reader, input);
  if (names === undefined) return undefined;
  const groups = new Map<string, { readonly key: JsonRecord; count: number }>();
  for (const row of input.rows) {
    const key = pick(row, names);
    const group = groups.get(JSON.stringify(key)) ?? { key, count: 0 };
    group.count++;
    groups.set(JSON.stringify(key), group);
  }
  return {
    columns: { ...pick(input.columns, names), [counted]: 'Int64' },
    rows: [...groups.values()].map(({ key, count }) => ({ ...key, [counted]: count })),
  };
}

function columnsOf({ columns }: HuntingResult): ReadonlySet<string> {
  return new Set(Object.keys(columns));
}

/** The named members, in the order of the names. */
function pick<T extends JsonValue>(row: Readonly<Record<string, T>>, names: readonly string[]): Record<string, T> {
  const found = names.flatMap((name): [string, T][] => {
    const value = row[name];
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(found);
}
