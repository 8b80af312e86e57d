import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openDatabase } from '../../ledger/database.ts';
import { withLedger } from './with-ledger.ts';

const ledger = withLedger();

test('U+0000 in a text or a list of texts becomes U+FFFD instead of an error', async () => {
  const { rows } = await sql`select ${'a\u0000b'}::text as one, ${['c\u0000', 'd']}::text[] as many`.execute(
    ledger.db.kysely,
  );
  expect(rows).toEqual([{ one: 'a\ufffdb', many: ['c\ufffd', 'd'] }]);
  const prepared = await ledger.db.prepared('test-nul', 'select $1::text as one', ['\u0000']);
  expect(prepared).toEqual([{ one: '\ufffd' }]);
});

test('a connection on which the server failed is thrown away, one on which a statement was wrong is kept', async () => {
  const db = openDatabase(ledger.url, { connectionsMax: 1, statementTimeoutMs: 200 });
  const pid = async () => (await db.prepared<{ pid: number }>('pid', 'select pg_backend_pid() as pid', []))[0]?.pid;
  const first = await pid();
  await expect(db.prepared('wrong', 'select 1 / 0', [])).rejects.toMatchObject({ name: 'InvariantViolation' });
  expect(await pid()).toBe(first);
  await expect(db.prepared('slow', 'select pg_sleep(1)', [])).rejects.toMatchObject({ name: 'LedgerUnavailable' });
  expect(await pid()).not.toBe(first);
  await db.close();
});
