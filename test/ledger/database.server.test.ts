import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listOpenApprovals } from '../../ledger/approvals.ts';
import { openDatabase, pingDatabase } from '../../ledger/database.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../ledger/embedded-postgres.ts';
import { beginIntent } from '../../ledger/intents.ts';
import { migrateLedger } from '../../ledger/migrate.ts';
import { findRun } from '../../ledger/runs.ts';
import { writeRecords } from '../../ledger/write-records.ts';
import { aRun, CONTOSO, started } from './a-run.ts';

let folder: string;
let server: EmbeddedPostgres;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'watchbill-database-'));
  server = await startEmbeddedPostgres({ dataFolder: folder });
  const db = openDatabase(server.url);
  await migrateLedger(db);
  await db.close();
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const unavailable = (reason: string) => ({ name: 'LedgerUnavailable', reason });

test('F9: without PostgreSQL every function says so, and the same pool works again once it is back', async () => {
  const db = openDatabase(server.url);
  const run = aRun();
  await writeRecords(db, run, [started(1)], 'confirmed');
  await server.stop();
  const intent = { key: 'k', runId: run.runId, path: 'a', action: 'x', inputSha256: 'y', sendBefore: started(1).at };
  const calls = [
    () => writeRecords(db, run, [started(1)], 'confirmed'),
    () => findRun(db, [CONTOSO], run.runId),
    () => listOpenApprovals(db, [CONTOSO]),
    () => beginIntent(db, CONTOSO, intent as Parameters<typeof beginIntent>[2]),
    () => migrateLedger(db),
    () => pingDatabase(db),
  ];
  for (const call of calls) await expect(call()).rejects.toMatchObject({ name: 'LedgerUnavailable' });
  server = await startEmbeddedPostgres({ dataFolder: folder, port: server.port });
  expect(await findRun(db, [CONTOSO], run.runId)).toMatchObject({ lastSeq: 1 });
  await writeRecords(db, run, [started(1)], 'confirmed');
  await db.close();
});

test('F9: a server that goes away in the middle of a transaction does not end the process', async () => {
  const db = openDatabase(server.url);
  const cut = db.kysely.transaction().execute(async (transaction) => {
    await sql`select 1`.execute(transaction);
    await server.stop();
    await sql`select 1`.execute(transaction);
  });
  await expect(cut).rejects.toMatchObject({ name: 'LedgerUnavailable' });
  server = await startEmbeddedPostgres({ dataFolder: folder, port: server.port });
  await pingDatabase(db);
  await db.close();
});

test('F9: a slow statement ends by its limit and is told as such', async () => {
  const db = openDatabase(server.url, { statementTimeoutMs: 100 });
  await expect(sql`select pg_sleep(5)`.execute(db.kysely)).rejects.toMatchObject(unavailable('timeout'));
  await pingDatabase(db);
  await db.close();
});

test('F9: a read-only server is told as such, and reading goes on', async () => {
  const owner = openDatabase(server.url, { connectionsMax: 1 });
  await sql`alter system set default_transaction_read_only = on`.execute(owner.kysely);
  await sql`select pg_reload_conf()`.execute(owner.kysely);
  await owner.close();
  const db = openDatabase(server.url, { connectionsMax: 1 });
  const run = aRun();
  await expect
    .poll(() =>
      writeRecords(db, run, [started(1)], 'confirmed').then(
        () => 'written',
        (error: unknown) => error,
      ),
    )
    .toMatchObject(unavailable('read-only'));
  expect(await findRun(db, [CONTOSO], run.runId)).toBeUndefined();
  await sql`set default_transaction_read_only = off`.execute(db.kysely);
  await sql`alter system reset default_transaction_read_only`.execute(db.kysely);
  await sql`select pg_reload_conf()`.execute(db.kysely);
  await db.close();
});

test('too many clients are told as such, and the next call after one has left works', async () => {
  const pools = Array.from({ length: 70 }, () => openDatabase(server.url, { connectionsMax: 1 }));
  const pings = await Promise.allSettled(pools.map(pingDatabase));
  const refused = pings.flatMap((ping) => (ping.status === 'rejected' ? [ping.reason] : []));
  expect(refused.length).toBeGreaterThan(0);
  for (const reason of refused) expect(reason).toMatchObject(unavailable('too-many-clients'));
  await Promise.all(pools.map((db) => db.close()));
  const db = openDatabase(server.url);
  await pingDatabase(db);
  await db.close();
});

test('F9: a server that accepts and never answers is given up after 2 seconds', async () => {
  const held: Socket[] = [];
  const silent: Server = createServer((socket) => held.push(socket));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const address = silent.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const db = openDatabase(`postgresql://watchbill:x@127.0.0.1:${port}/watchbill`);
  const since = performance.now();
  await expect(pingDatabase(db)).rejects.toMatchObject(unavailable('timeout'));
  expect(performance.now() - since).toBeLessThan(4_000);
  for (const socket of held) socket.destroy();
  silent.close();
  await db.close();
});

test('a statement that PostgreSQL refuses is a mistake of ours, not an outage', async () => {
  const db = openDatabase(server.url);
  await expect(sql`select * from nowhere`.execute(db.kysely)).rejects.toMatchObject({ name: 'InvariantViolation' });
  await db.close();
});

test('moments come as RFC 3339 in UTC with milliseconds, 64-bit numbers as numbers', async () => {
  const db = openDatabase(server.url);
  const { rows } = await sql`select '2026-11-21 10:30:00.1239+01'::timestamptz as at, 7::bigint as n`.execute(
    db.kysely,
  );
  expect(rows).toEqual([{ at: '2026-11-21T09:30:00.123Z', n: 7 }]);
  await db.close();
});
