import { InvariantViolation } from '../contracts/invariant.ts';
import type { LedgerDatabase } from './database.ts';

/**
 * Chains what was confirmed since the last call, seals the heads per tenant and appends each seal to the tenant's
 * file in the anchor folder. Call it every second; of several processes one does the work. Answers what it did.
 */
export async function sealTenants(
  db: LedgerDatabase,
  anchorFolder: string,
): Promise<{ readonly entries: number; readonly seals: number }> {
  throw new InvariantViolation(`${typeof db}${anchorFolder}`);
}
