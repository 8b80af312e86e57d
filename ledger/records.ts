import type { RunId, TenantId } from '../contracts/ids.ts';
import { InvariantViolation } from '../contracts/invariant.ts';
import type { RunRecord } from '../contracts/run.ts';
import type { LedgerDatabase } from './database.ts';

/** A record as the ledger has it. */
export interface StoredRecord extends RunRecord {
  readonly confirmed: boolean;
}

/** Which records. */
export interface RecordPage {
  /** Only records with a greater `seq`. @default 0 */
  readonly after?: number;
  /** 1 to 10,000. @default 10,000 */
  readonly limit?: number;
}

/** The records of a run by `seq`. */
export async function listRecords(
  db: LedgerDatabase,
  tenant: TenantId,
  runId: RunId,
  page: RecordPage = {},
): Promise<readonly StoredRecord[]> {
  throw new InvariantViolation(`${typeof db}${tenant}${runId}${page.limit}`);
}

/** The numbers that are missing between 1 and the last record, as inclusive ranges. */
export async function listGaps(
  db: LedgerDatabase,
  tenant: TenantId,
  runId: RunId,
): Promise<readonly { readonly from: number; readonly to: number }[]> {
  throw new InvariantViolation(`${typeof db}${tenant}${runId}`);
}
