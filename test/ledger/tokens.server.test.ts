import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { PersonId } from '../../contracts/ids.ts';
import { listAudit, SYSTEM_TENANT } from '../../ledger/audit.ts';
import { findToken, revokeToken, saveToken } from '../../ledger/tokens.ts';
import { withLedger } from './with-ledger.ts';

const ledger = withLedger();
const ADA = 'ada' as PersonId;
const inMs = (ms: number): string => new Date(Date.now() + ms).toISOString();

test('a token is found until it expires or is revoked', async () => {
  const expiresAt = inMs(60_000);
  await saveToken(ledger.db, { token: 'valid', person: ADA, expiresAt });
  await saveToken(ledger.db, { token: 'old', person: ADA, expiresAt: inMs(-1_000) });
  expect(await findToken(ledger.db, 'valid')).toEqual({ person: ADA, expiresAt });
  expect(await findToken(ledger.db, 'old')).toBeUndefined();
  expect(await findToken(ledger.db, 'unknown')).toBeUndefined();
  await revokeToken(ledger.db, 'valid');
  expect(await findToken(ledger.db, 'valid')).toBeUndefined();
  await revokeToken(ledger.db, 'unknown');
});

test('P13: the token itself stands nowhere in the database', async () => {
  await saveToken(ledger.db, { token: 'canary-secret', person: ADA, expiresAt: inMs(60_000) });
  for (const table of ['tokens', 'audit_entries']) {
    const { rows } = await sql`select * from ${sql.table(table)}`.execute(ledger.db.kysely);
    expect(JSON.stringify(rows)).not.toContain('canary-secret');
  }
});

test('P11: signing in and out is in the trail', async () => {
  const kinds = (await listAudit(ledger.db, SYSTEM_TENANT)).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'signed-in')).toHaveLength(3);
  expect(kinds.filter((kind) => kind === 'signed-out')).toHaveLength(1);
});
