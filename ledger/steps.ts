import type { Failure } from '../contracts/failure-codes.ts';
import type { RunId, StepPath, TenantId } from '../contracts/ids.ts';
import type { Json } from '../contracts/json.ts';
import type { StepStatus } from '../contracts/run.ts';
import type { UtcTime } from '../contracts/time.ts';
import type { LedgerDatabase } from './database.ts';

/** A step of a run as its last record left it. */
export interface StepRow {
  readonly path: StepPath;
  readonly kind: string;
  readonly title: string;
  readonly status: StepStatus;
  readonly startedAt: UtcTime | null;
  readonly endedAt: UtcTime | null;
  readonly attempts: number;
  /** Masked already. */
  readonly output: Json | null;
  readonly failure: Failure | null;
  readonly waitingReason: string | null;
  readonly waitingUntil: UtcTime | null;
  /** Whether a repeat of a local activity may still change it. */
  readonly provisional: boolean;
}

/** The steps of a run in the order in which they began. */
export async function listSteps(db: LedgerDatabase, tenant: TenantId, runId: RunId): Promise<readonly StepRow[]> {
  const rows = await db.kysely
    .selectFrom('steps')
    .innerJoin('runs', (join) => join.onRef('runs.tenant', '=', 'steps.tenant').onRef('runs.runId', '=', 'steps.runId'))
    .select(['path', 'kind', 'title', 'status', 'steps.startedAt', 'steps.endedAt', 'attempts', 'output'])
    .select(['steps.failure', 'waitingReason', 'waitingUntil', 'seq', 'confirmedThrough'])
    .where('steps.tenant', '=', tenant)
    .where('steps.runId', '=', runId)
    .orderBy('firstSeq')
    .execute();
  return rows.map(({ seq, confirmedThrough, kind, title, ...row }) => ({
    ...row,
    kind: kind ?? '',
    title: title ?? row.path,
    provisional: seq > confirmedThrough,
  }));
}
