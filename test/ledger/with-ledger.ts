import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll } from 'vitest';
import { invariant } from '../../contracts/invariant.ts';
import { openDatabase, type DatabaseOptions, type LedgerDatabase } from '../../ledger/database.ts';
import { EmbeddedPostgresFailure } from '../../ledger/embedded-postgres/failure.ts';
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
 * top of the file. The files of one run share the data folder, which takes a second to initialise; each has a database
 * of its own in it. The temporary folder of the system can be entered by the user that PostgreSQL runs as.
 */
export function withLedger(options: DatabaseOptions = {}): TestLedger {
  let started: Started | undefined;
  beforeAll(async () => {
    started = await start(options);
  });
  afterAll(async () => {
    if (started !== undefined) await stop(started);
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
  await removeOldClusters();
  const server = await startShared();
  const { db, url } = await freshDatabase(server.url, options);
  return { server, db, url, folder: await mkdtemp(path.join(os.tmpdir(), 'watchbill-test-')) };
}

async function stop({ server, db, url, folder }: Started): Promise<void> {
  await db.close();
  const last = openDatabase(url.replace(/[^/]*$/, 'watchbill'));
  await sql`drop database ${sql.id(path.basename(url))} with (force)`.execute(last.kysely);
  await last.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

/**
 * The runner starts each file in a child process: its own number, our parent's, names the run. Files that run at the
 * same time are in different places of its pool.
 */
async function startShared(): Promise<EmbeddedPostgres> {
  const place = process.env['VITEST_POOL_ID'] ?? '0';
  try {
    return await startEmbeddedPostgres({ dataFolder: clusterOf(process.ppid, place) });
  } catch (error) {
    if (!(error instanceof EmbeddedPostgresFailure)) throw error;
    // A file with two ledgers: one of our own does as well.
    return startEmbeddedPostgres({ dataFolder: clusterOf(process.pid, 'own') });
  }
}

function clusterOf(pid: number, place: string): string {
  return path.join(os.tmpdir(), `watchbill-cluster-${pid}-${place}`);
}

/** Nobody knows which file of a run is its last: the next run clears away. */
async function removeOldClusters(): Promise<void> {
  for (const name of await readdir(os.tmpdir())) {
    const pid = /^watchbill-cluster-(\d+)/.exec(name)?.[1];
    if (pid === undefined || isThere(Number(pid))) continue;
    await rm(path.join(os.tmpdir(), name), { recursive: true, force: true });
  }
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
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
