import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll } from 'vitest';
import { invariant } from '../../contracts/invariant.ts';
import { openDatabase, type DatabaseOptions, type LedgerDatabase } from '../../ledger/database.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../ledger/embedded-postgres.ts';
import { migrateLedger } from '../../ledger/migrate.ts';

/** A ledger of its own for a test file. */
export interface TestLedger {
  /** The open, migrated database; there once the tests run. */
  readonly db: LedgerDatabase;
  readonly url: string;
  /** A folder for anchors, blobs and the like. */
  readonly folder: string;
}

/**
 * Starts a real PostgreSQL in a temporary folder before the tests of a file and stops it after them. Call it at the
 * top of the file. The temporary folder of the system can be entered by the user that PostgreSQL runs as.
 */
export function withLedger(options: DatabaseOptions = {}): TestLedger {
  let started: Started | undefined;
  beforeAll(async () => {
    started = await start(options);
  });
  afterAll(async () => {
    await started?.db.close();
    await started?.server.stop();
    if (started !== undefined) await rm(started.folder, { recursive: true, force: true });
  });
  const now = (): Started => {
    invariant(started !== undefined, 'The ledger of a test is there only while its tests run');
    return started;
  };
  return {
    get db() {
      return now().db;
    },
    get url() {
      return now().url;
    },
    get folder() {
      return now().folder;
    },
  };
}

interface Started {
  readonly server: EmbeddedPostgres;
  readonly db: LedgerDatabase;
  readonly url: string;
  readonly folder: string;
}

async function start(options: DatabaseOptions): Promise<Started> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'watchbill-ledger-'));
  const server = await startEmbeddedPostgres({ dataFolder: folder }).catch(async (error: unknown) => {
    await rm(folder, { recursive: true, force: true });
    throw error;
  });
  const { db, url } = await freshDatabase(server.url, options);
  return { server, db, url, folder };
}

/** A new, migrated database on a server that runs. */
export async function freshDatabase(
  serverUrl: string,
  options: DatabaseOptions = {},
): Promise<{ readonly db: LedgerDatabase; readonly url: string }> {
  const name = `test_${randomBytes(4).toString('hex')}`;
  const first = openDatabase(serverUrl);
  await sql`create database ${sql.id(name)}`.execute(first.kysely);
  await first.close();
  const url = serverUrl.replace(/[^/]*$/, name);
  const db = openDatabase(url, options);
  await migrateLedger(db);
  return { db, url };
}
