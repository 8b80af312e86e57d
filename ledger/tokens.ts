import { sql } from 'kysely';
import type { PersonId } from '../contracts/ids.ts';
import { sha256Hex } from '../contracts/json.ts';
import type { UtcTime } from '../contracts/time.ts';
import { appendAuditWithin, SYSTEM_TENANT } from './audit.ts';
import type { LedgerDatabase } from './database.ts';

/** Keeps a sign-in token: its SHA-256 only. Writes the sign-in to the audit trail. */
export async function saveToken(
  db: LedgerDatabase,
  signIn: { readonly token: string; readonly person: PersonId; readonly expiresAt: UtcTime },
): Promise<void> {
  const { token, person, expiresAt } = signIn;
  await db.kysely.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('tokens')
      .values({ sha256: sha256Hex(token), person, expiresAt })
      .execute();
    const entry = { kind: 'signed-in', actor: person, subject: person, body: { expiresAt } };
    await appendAuditWithin(transaction, SYSTEM_TENANT, entry);
  });
}

/** Whose token it is; undefined if unknown, expired or revoked. */
export async function findToken(
  db: LedgerDatabase,
  token: string,
): Promise<{ readonly person: PersonId; readonly expiresAt: UtcTime } | undefined> {
  return db.kysely
    .selectFrom('tokens')
    .select(['person', 'expiresAt'])
    .where('sha256', '=', sha256Hex(token))
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', sql<UtcTime>`now()`)
    .executeTakeFirst();
}

/** Ends a token at once. */
export async function revokeToken(db: LedgerDatabase, token: string): Promise<void> {
  await db.kysely.transaction().execute(async (transaction) => {
    const revoked = await transaction
      .updateTable('tokens')
      .set({ revokedAt: sql`now()` })
      .where('sha256', '=', sha256Hex(token))
      .where('revokedAt', 'is', null)
      .returning('person')
      .executeTakeFirst();
    if (revoked === undefined) return;
    const entry = { kind: 'signed-out', actor: revoked.person, subject: revoked.person, body: {} };
    await appendAuditWithin(transaction, SYSTEM_TENANT, entry);
  });
}
