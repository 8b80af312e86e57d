import { InvariantViolation } from '../contracts/invariant.ts';
import type { LedgerDatabase } from './database.ts';

/** Brings the tables to the newest version; several processes may call it at once, one of them does the work. */
export async function migrateLedger(db: LedgerDatabase): Promise<void> {
  throw new InvariantViolation(typeof db);
}
