import { randomBytes } from 'node:crypto';
import type { PersonId } from '../contracts/ids.ts';
import { type UtcMs, type UtcTime, utcTime } from '../contracts/time.ts';
import type { LedgerDatabase } from '../ledger/database.ts';
import { findToken, revokeToken, saveToken } from '../ledger/tokens.ts';

/** How long a sign-in lasts. */
export const TOKEN_TTL_MS = 12 * 60 * 60 * 1000;

const TOKEN_BYTES = 32;
const TOKEN_SHAPE = /^wbt_[A-Za-z0-9_-]{43}$/;

/** A credential and when it ends. The ledger knows its SHA-256 only; nobody can show it again. */
export interface SignIn {
  readonly token: string;
  readonly expiresAt: UtcTime;
}

/** Whose credential it is. */
export interface Caller {
  readonly person: PersonId;
  readonly expiresAt: UtcTime;
}

/** Makes a credential of 256 random bits for a person. The caller has made sure that it is that person. */
export async function signIn(db: LedgerDatabase, person: PersonId, now: UtcMs): Promise<SignIn> {
  const token = `wbt_${randomBytes(TOKEN_BYTES).toString('base64url')}`;
  const expiresAt = utcTime(now + TOKEN_TTL_MS);
  await saveToken(db, { token, person, expiresAt });
  return { token, expiresAt };
}

/** Who sends a credential; undefined if it is malformed, unknown, expired or ended. */
export async function callerOf(db: LedgerDatabase, token: string, now: UtcMs): Promise<Caller | undefined> {
  if (!TOKEN_SHAPE.test(token)) return undefined;
  const found = await findToken(db, token);
  if (found === undefined || Date.parse(found.expiresAt) <= now) return undefined;
  return { person: found.person, expiresAt: found.expiresAt };
}

/** Ends a credential at once. */
export async function signOut(db: LedgerDatabase, token: string): Promise<void> {
  await revokeToken(db, token);
}
