import type { Failure } from '../contracts/failure-codes.ts';
import type { PlaybookName, RunId, TenantId } from '../contracts/ids.ts';
import { InvariantViolation } from '../contracts/invariant.ts';
import type { JsonObject, Sha256 } from '../contracts/json.ts';
import type { RunOutcome, Starter } from '../contracts/run.ts';
import type { UtcTime } from '../contracts/time.ts';
import type { LedgerDatabase } from './database.ts';

/** A run as consoles see it. */
export interface RunRow {
  readonly tenant: TenantId;
  readonly runId: RunId;
  readonly workflowId: string;
  readonly playbook: PlaybookName;
  readonly planSha256: Sha256;
  /** `waiting`: somebody or some time is waited for and nothing else goes on. */
  readonly state: 'running' | 'waiting' | 'ended';
  /** Null until the record `run-started` has come. */
  readonly starter: Starter | null;
  readonly inputs: JsonObject | null;
  readonly startedAt: UtcTime;
  readonly endedAt: UtcTime | null;
  readonly outcome: RunOutcome | null;
  readonly outputs: JsonObject | null;
  readonly failure: Failure | null;
  /** Why the run ended without running any code, if so. */
  readonly endedOutside: string | null;
  readonly lastSeq: number;
  /** Records up to this one are final. */
  readonly confirmedThrough: number;
}

/** Which runs, newest first. */
export interface RunPage {
  /** 1 to 500. @default 50 */
  readonly limit?: number;
  /** `next` of the page before. */
  readonly after?: string;
  readonly state?: RunRow['state'];
  readonly playbook?: PlaybookName;
}

/** Runs of the tenants, newest first; `next` is absent on the last page. */
export async function listRuns(
  db: LedgerDatabase,
  tenants: readonly TenantId[],
  page: RunPage = {},
): Promise<{ readonly runs: readonly RunRow[]; readonly next?: string }> {
  throw new InvariantViolation(`${typeof db}${tenants.length}${page.limit}`);
}

/** One run, if it belongs to one of the tenants. */
export async function findRun(
  db: LedgerDatabase,
  tenants: readonly TenantId[],
  runId: RunId,
): Promise<RunRow | undefined> {
  throw new InvariantViolation(`${typeof db}${tenants.length}${runId}`);
}
