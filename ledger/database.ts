import type { Kysely } from 'kysely';
import { InvariantViolation } from '../contracts/invariant.ts';
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

/**
 * Opens the ledger. Connects at the first use, so that it never fails here; the pool recovers by itself after
 * PostgreSQL restarts. Every function over it fails with {@link LedgerUnavailable} alone.
 */
export function openDatabase(url: string, options: DatabaseOptions = {}): LedgerDatabase {
  throw new InvariantViolation(`${url}${String(options)}`);
}
