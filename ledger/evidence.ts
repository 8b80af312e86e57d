import type { PersonId, RunId, StepPath, TenantId } from '../contracts/ids.ts';
import type { Sha256 } from '../contracts/json.ts';
import type { UtcTime } from '../contracts/time.ts';
import type { LedgerDatabase } from './database.ts';

/** A file that somebody attached to a task. */
export interface EvidenceRow {
  readonly runId: RunId;
  readonly path: StepPath;
  readonly sha256: Sha256;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly person: PersonId;
  readonly at: UtcTime;
}

/** Notes that somebody attached a file; the same file again changes nothing. */
export async function addEvidence(db: LedgerDatabase, tenant: TenantId, evidence: EvidenceRow): Promise<void> {
  await db.kysely
    .insertInto('evidence')
    .values({ tenant, ...evidence })
    .onConflict((conflict) => conflict.columns(['tenant', 'runId', 'path', 'sha256']).doNothing())
    .execute();
}

/** The files of a task, in the order in which they came. */
export async function listEvidence(
  db: LedgerDatabase,
  tenant: TenantId,
  runId: RunId,
  path: StepPath,
): Promise<readonly EvidenceRow[]> {
  return db.kysely
    .selectFrom('evidence')
    .select(['runId', 'path', 'sha256', 'name', 'mediaType', 'bytes', 'person', 'at'])
    .where('tenant', '=', tenant)
    .where('runId', '=', runId)
    .where('path', '=', path)
    .orderBy('at')
    .orderBy('sha256')
    .execute();
}
