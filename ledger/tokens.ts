import type { PersonId } from '../contracts/ids.ts';
import { InvariantViolation } from '../contracts/invariant.ts';
import type { UtcTime } from '../contracts/time.ts';
import type { LedgerDatabase } from './database.ts';

/** Keeps a sign-in token: its SHA-256 only. Writes the sign-in to the audit trail. */
export async function saveToken(
  db: LedgerDatabase,
  signIn: { readonly token: string; readonly person: PersonId; readonly expiresAt: UtcTime },
): Promise<void> {
  throw new InvariantViolation(`${typeof db}${signIn.person}`);
}

/** Whose token it is; undefined if unknown, expired or revoked. */
export async function findToken(
  db: LedgerDatabase,
  token: string,
): Promise<{ readonly person: PersonId; readonly expiresAt: UtcTime } | undefined> {
  throw new InvariantViolation(`${typeof db}${token.length}`);
}

/** Ends a token at once. */
export async function revokeToken(db: LedgerDatabase, token: string): Promise<void> {
  throw new InvariantViolation(`${typeof db}${token.length}`);
}
