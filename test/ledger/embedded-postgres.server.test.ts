import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, expect, test } from 'vitest';
import { openDatabase, pingDatabase, type LedgerDatabase } from '../../ledger/database.ts';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from '../../ledger/embedded-postgres.ts';

const folders: string[] = [];
const running: EmbeddedPostgres[] = [];
const databases: LedgerDatabase[] = [];

afterEach(async () => {
  await Promise.all(databases.splice(0).map((db) => db.close()));
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

afterAll(async () => {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
});

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'watchbill-postgres-'));
  folders.push(folder);
  return folder;
}

async function start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres(options);
  running.push(server);
  return server;
}

function open(server: EmbeddedPostgres): LedgerDatabase {
  const db = openDatabase(server.url);
  databases.push(db);
  return db;
}

const readSetting = async (db: LedgerDatabase, name: string): Promise<unknown> => {
  const { rows } = await sql<{ value: string }>`select current_setting(${name}) as value`.execute(db.kysely);
  return rows[0]?.value;
};

test('a server is durable, on loopback, in UTC, and its data are there after a restart', async () => {
  const dataFolder = await aFolder();
  const first = await start({ dataFolder });
  const db = open(first);
  expect(await readSetting(db, 'fsync')).toBe('on');
  expect(await readSetting(db, 'synchronous_commit')).toBe('on');
  expect(await readSetting(db, 'listen_addresses')).toBe('127.0.0.1');
  expect(await readSetting(db, 'timezone')).toBe('UTC');
  expect(await readSetting(db, 'application_name')).toBe('watchbill');
  expect(await readSetting(db, 'statement_timeout')).toBe('10s');
  await sql`create table kept as select 42 as answer`.execute(db.kysely);
  await first.stop();
  const second = await start({ dataFolder });
  const { rows } = await sql`select answer from kept`.execute(open(second).kysely);
  expect(rows).toEqual([{ answer: 42 }]);
  expect(second.url.split('@')[0]).toBe(first.url.split('@')[0]);
});

test('the password is generated, kept for the owner alone, and required', async () => {
  const [one, two] = [await aFolder(), await aFolder()];
  const server = await start({ dataFolder: one });
  await start({ dataFolder: two });
  const file = path.join(one, 'password');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readFile(file, 'utf8')).not.toBe(await readFile(path.join(two, 'password'), 'utf8'));
  const wrong = openDatabase(server.url.replace(/:[0-9a-f]{48}@/, ':wrong@'));
  databases.push(wrong);
  await expect(pingDatabase(wrong)).rejects.toMatchObject({ name: 'LedgerUnavailable', reason: 'refused' });
});

test('a second start on a folder in use is refused in one sentence and leaves the first alone', async () => {
  const dataFolder = await aFolder();
  const first = await start({ dataFolder });
  await expect(startEmbeddedPostgres({ dataFolder })).rejects.toThrow(
    `its folder "${dataFolder}" is in use: process ${first.pid} serves it on port ${first.port}`,
  );
  await pingDatabase(open(first));
});

test('a server that was killed starts again: its lock is recognised as dead', async () => {
  const dataFolder = await aFolder();
  const first = await start({ dataFolder });
  await sql`create table kept as select 42 as answer`.execute(open(first).kysely);
  process.kill(first.pid, 'SIGKILL');
  await first.stop();
  const second = await start({ dataFolder });
  const { rows } = await sql`select answer from kept`.execute(open(second).kysely);
  expect(rows).toEqual([{ answer: 42 }]);
});

test('a lock whose number belongs to another program now does not keep the server from starting', async () => {
  const dataFolder = await aFolder();
  await (await start({ dataFolder })).stop();
  const lock = [process.pid, path.join(dataFolder, 'cluster'), 1, 5432, '', '127.0.0.1', '0 0', 'ready', ''];
  await writeFile(path.join(dataFolder, 'cluster', 'postmaster.pid'), lock.join('\n'));
  await pingDatabase(open(await start({ dataFolder })));
});

test('a folder left by a start that was killed while it initialised is begun anew', async () => {
  const dataFolder = await aFolder();
  await mkdir(path.join(dataFolder, 'cluster.new', 'base'), { recursive: true });
  await pingDatabase(open(await start({ dataFolder })));
});

test('a port in use is told in one sentence', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  await expect(startEmbeddedPostgres({ dataFolder: await aFolder(), port })).rejects.toThrow(
    `Cannot start PostgreSQL on port ${port}`,
  );
  other.close();
});

test('a cluster without its password is told, not initialised over', async () => {
  const dataFolder = await aFolder();
  await (await start({ dataFolder })).stop();
  await rm(path.join(dataFolder, 'password'));
  await expect(startEmbeddedPostgres({ dataFolder })).rejects.toThrow('its file "password" is gone');
});
