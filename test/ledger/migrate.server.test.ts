import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openDatabase } from '../../ledger/database.ts';
import { migrateLedger } from '../../ledger/migrate.ts';
import { withLedger } from './with-ledger.ts';

const ledger = withLedger();

test('many processes may migrate at the same time, and migrating again changes nothing', async () => {
  const name = 'fresh';
  await sql`create database ${sql.id(name)}`.execute(ledger.db.kysely);
  const processes = Array.from({ length: 4 }, () => openDatabase(ledger.url.replace(/[^/]*$/, name)));
  await Promise.all(processes.map(migrateLedger));
  await Promise.all(processes.map(migrateLedger));
  const { rows } = await sql`select count(*) as n from kysely_migration`.execute((processes[0] ?? ledger.db).kysely);
  const files = readdirSync(join(import.meta.dirname, '../../ledger/migrations'));
  expect(rows).toEqual([{ n: files.length }]);
  await Promise.all(processes.map((db) => db.close()));
});
