import type { TenantId } from '../contracts/ids.ts';
import { InvariantViolation } from '../contracts/invariant.ts';
import type { LedgerDatabase } from './database.ts';

/** Something that cannot come from Watchbill's own writing. */
export interface AuditProblem {
  readonly kind: 'edited' | 'deleted' | 'reordered' | 'truncated' | 'seal-broken' | 'anchor-mismatch';
  /** The chain (a run id, or the tenant's trail) and the position in it. */
  readonly where: string;
  readonly detail: string;
}

/** Checks every chained entry of a tenant against its chain, seals and anchors. Entries of the last second may not be chained yet. */
export async function verifyAudit(
  db: LedgerDatabase,
  tenant: TenantId,
  anchorFolder: string,
): Promise<{ readonly entries: number; readonly seals: number; readonly problems: readonly AuditProblem[] }> {
  throw new InvariantViolation(`${typeof db}${tenant}${anchorFolder}`);
}
