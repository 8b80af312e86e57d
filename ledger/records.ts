import { sql } from 'kysely';
import type { RunId, TenantId } from '../contracts/ids.ts';
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
  return db.kysely
    .selectFrom('records')
    .innerJoin('runs', (join) =>
      join.onRef('runs.tenant', '=', 'records.tenant').onRef('runs.runId', '=', 'records.runId'),
    )
    .select(['seq', 'at', 'event', sql<boolean>`seq <= confirmed_through`.as('confirmed')])
    .where('records.tenant', '=', tenant)
    .where('records.runId', '=', runId)
    .where('seq', '>', page.after ?? 0)
    .orderBy('seq')
    .limit(Math.min(Math.max(page.limit ?? RECORDS_MAX, 1), RECORDS_MAX))
    .execute();
}

/** The numbers that are missing between 1 and the last record, as inclusive ranges. */
export async function listGaps(
  db: LedgerDatabase,
  tenant: TenantId,
  runId: RunId,
): Promise<readonly { readonly from: number; readonly to: number }[]> {
  const { rows } = await sql<{ from: number; to: number }>`
    select previous + 1 as "from", seq - 1 as "to"
    from (
      select seq, lag(seq, 1, 0) over (order by seq) as previous
      from records where tenant = ${tenant} and run_id = ${runId}
    ) as neighbours
    where seq > previous + 1
    order by seq`.execute(db.kysely);
  return rows;
}

const RECORDS_MAX = 10_000;
