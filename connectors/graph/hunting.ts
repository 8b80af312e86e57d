import type { Json, JsonObject } from '../../contracts/json.ts';
import { UpstreamError } from '../upstream-error.ts';
import type { Entity } from './entity.ts';
import type { GraphCalls } from './graph-calls.ts';

/** Graph ends a query after 3 minutes; its answer has to come, too. */
const RUN_LIMIT_MS = 200_000;

/** A column of an answer. */
export interface HuntingColumn {
  readonly name: string;
  /** As `String`, `Int64`, `DateTime`, `Boolean`, `Dynamic`. */
  readonly type: string;
}

/** What a query found. */
export interface HuntingResult {
  readonly columns: readonly HuntingColumn[];
  /** By the names of the columns; cells may be texts that an attacker chose. */
  readonly rows: readonly JsonObject[];
  /** Whether rows beyond the limit were left out. */
  readonly isTruncated: boolean;
}

/** A query in KQL. Texts from outside get into it through `kqlText` alone. */
export interface HuntingQuery {
  readonly query: string;
  /** How far it looks back, 1 to 30 days; of this and the query the stricter counts. */
  readonly days: number;
  /** Rows at most. */
  readonly take: number;
}

/** Advanced hunting over what Defender has seen in the last 30 days. */
export interface Hunting {
  /**
   * Runs a query once. Over 45 calls a minute, or its share of processor time, Graph answers 429.
   *
   * @throws {UpstreamError} `rejected` for KQL that Graph does not take; `unavailable` for a query of over 3 minutes.
   */
  run(query: HuntingQuery, signal?: AbortSignal): Promise<HuntingResult>;
}

/** The hunting behind some calls. */
export function huntingOf(calls: GraphCalls): Hunting {
  return {
    run: async ({ query, days, take }, signal) => {
      const entity = await calls.entity({
        purpose: 'run a hunting query',
        method: 'POST',
        path: 'security/runHuntingQuery',
        json: { Query: query, Timespan: `P${days}D` },
        // It changes nothing, although it is a POST.
        effect: 'read',
        totalMs: RUN_LIMIT_MS,
        signal,
      });
      const rows = rowsOf(entity);
      return { columns: columnsOf(entity), rows: rows.slice(0, take), isTruncated: rows.length > take };
    },
  };
}

/** Names of members are seen with a capital and without. */
function columnsOf(entity: Entity): readonly HuntingColumn[] {
  return [...entity.entities('schema'), ...entity.entities('Schema')].map((column) => ({
    name: column.text('name') + column.text('Name'),
    type: column.text('type') + column.text('Type'),
  }));
}

function rowsOf(entity: Entity): readonly JsonObject[] {
  const rows = entity.value('results') ?? entity.value('Results');
  if (Array.isArray(rows) && rows.every(isObject)) return rows.map(withoutAnnotations);
  throw new UpstreamError(
    'invalid-answer',
    'Cannot run a hunting query because the answer must have a list "results" of objects: found none',
  );
}

function withoutAnnotations(row: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !name.includes('@odata.')));
}

function isObject(value: Json): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
