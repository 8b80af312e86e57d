import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { guardedPool, runPrepared } from './guarded-pool.ts';
import type { Schema } from './schema/schema.ts';

/** A pool of connections to the ledger; the first parameter of every function of this room. */
export interface LedgerDatabase {
  readonly kysely: Kysely<Schema>;
  /** Runs one prepared statement; for the few places where planning would cost more than the work. */
  prepared<Row extends object>(name: string, text: string, values: readonly unknown[]): Promise<readonly Row[]>;
  /** Ends all connections. Calls under way finish first. */
  close(): Promise<void>;
}

/** How a process uses the ledger. */
export interface DatabaseOptions {
  /** Connections at most. @default 8 */
  readonly connectionsMax?: number;
  /** Longest time of one statement, in milliseconds. @default 10,000 */
  readonly statementTimeoutMs?: number;
  /** Name that PostgreSQL shows of the process. @default watchbill */
  readonly applicationName?: string;
}

const CONNECT_TIMEOUT_MS = 2_000;
const CONNECTIONS_MAX = 8;
const STATEMENT_TIMEOUT_MS = 10_000;
/** The server's own limit fires first; ours is for a server that does not answer at all. */
const SILENCE_EXTRA_MS = 1_000;

/**
 * Opens the ledger. Connects at the first use, so that it never fails here; the pool recovers by itself after
 * PostgreSQL restarts. Every function over it fails with `LedgerUnavailable` alone.
 */
export function openDatabase(url: string, options: DatabaseOptions = {}): LedgerDatabase {
  const pool = new pg.Pool(poolConfig(url, options));
  // Both events come without a query to blame: a connection at rest, or inside a transaction between two statements,
  // was cut. The pool replaces it, and the next statement of the transaction fails; unheard, they would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const kysely = new Kysely<Schema>({
    dialect: new PostgresDialect({ pool: guardedPool(pool) }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  return {
    kysely,
    prepared: (name, text, values) => runPrepared(pool, { name, text, values }),
    close: () => pool.end(),
  };
}

/** Asks the ledger for a sign of life. @throws {LedgerUnavailable} */
export async function pingDatabase(db: LedgerDatabase): Promise<void> {
  await sql`select 1`.execute(db.kysely);
}

function poolConfig(url: string, options: DatabaseOptions): pg.PoolConfig {
  const statementTimeoutMs = options.statementTimeoutMs ?? STATEMENT_TIMEOUT_MS;
  return {
    connectionString: url,
    max: options.connectionsMax ?? CONNECTIONS_MAX,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: statementTimeoutMs,
    query_timeout: statementTimeoutMs + SILENCE_EXTRA_MS,
    idle_in_transaction_session_timeout: statementTimeoutMs,
    application_name: options.applicationName ?? 'watchbill',
    options: '-c timezone=UTC',
    keepAlive: true,
    types: { getTypeParser },
  };
}

const INT8 = pg.types.builtins.INT8;
const TIMESTAMPTZ = pg.types.builtins.TIMESTAMPTZ;

/** Moments as `UtcTime`; our 64-bit numbers are identities and counts, far below 2^53. */
function getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid === INT8) return Number;
  if (oid === TIMESTAMPTZ) return (text) => new Date(text).toISOString();
  return format === 'binary' ? pg.types.getTypeParser(oid, format) : pg.types.getTypeParser(oid, 'text');
}
