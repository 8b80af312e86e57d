import { sql } from 'kysely';
import type { Failure } from '../contracts/failure-codes.ts';
import type { PlaybookName, RunId, TenantId } from '../contracts/ids.ts';
import type { JsonObject, Sha256 } from '../contracts/json.ts';
import type { RunEvent, RunOutcome, Starter } from '../contracts/run.ts';
import type { UtcTime } from '../contracts/time.ts';
import type { LedgerDatabase } from './database.ts';

type PauseEvent = Extract<RunEvent, { type: 'run-paused' }>;

/** A run as consoles see it. */
export interface RunRow {
  readonly tenant: TenantId;
  readonly runId: RunId;
  readonly workflowId: string;
  readonly playbook: PlaybookName;
  readonly planSha256: Sha256;
  /**
   * `waiting`: somebody or some time is waited for and nothing else goes on. `paused`: nothing further begins, whatever
   * is still under way.
   */
  readonly state: 'running' | 'waiting' | 'paused' | 'ended';
  /** Who has paused the run, if it is paused. */
  readonly paused: { readonly at: UtcTime; readonly event: PauseEvent } | null;
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
  if (tenants.length === 0) return { runs: [] };
  const limit = Math.min(Math.max(page.limit ?? PAGE, 1), PAGE_MAX);
  let query = selectRuns(db, tenants)
    .orderBy('startedAt', 'desc')
    .orderBy('runId', 'desc')
    .limit(limit + 1);
  if (page.playbook !== undefined) query = query.where('playbook', '=', page.playbook);
  if (page.state === 'ended') query = query.where('outcome', 'is not', null);
  else if (page.state !== undefined) query = query.where('outcome', 'is', null).where(STATE, '=', page.state);
  const after = parseCursor(page.after);
  if (after !== undefined) {
    query = query.where(sql<boolean>`(started_at, run_id) < (${after.startedAt}::timestamptz, ${after.runId})`);
  }
  const rows = await query.execute();
  const runs = rows.slice(0, limit);
  const last = runs.at(-1);
  return rows.length > limit && last !== undefined ? { runs, next: `${last.startedAt}~${last.runId}` } : { runs };
}

/** One run, if it belongs to one of the tenants. */
export async function findRun(
  db: LedgerDatabase,
  tenants: readonly TenantId[],
  runId: RunId,
): Promise<RunRow | undefined> {
  if (tenants.length === 0) return undefined;
  return selectRuns(db, tenants).where('runId', '=', runId).executeTakeFirst();
}

/** How many runs of a tenant are open, as far as the ledger has heard of them. */
export async function countOpenRuns(db: LedgerDatabase, tenant: TenantId): Promise<number> {
  const { open } = await db.kysely
    .selectFrom('runs')
    .select(({ fn }) => fn.countAll<string>().as('open'))
    .where('tenant', '=', tenant)
    .where('outcome', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(open);
}

const PAGE = 50;
const PAGE_MAX = 500;

/** The last record that pauses or resumes the run: a run that ends says that it is no longer paused. */
const LAST_PAUSE = sql`from records r where r.tenant = runs.tenant and r.run_id = runs.run_id
  and r.type in ('run-paused', 'run-resumed') order by r.seq desc limit 1`;

/** A group or a loop counts as neither: it runs for as long as something inside it waits. */
const STATE = sql<RunRow['state']>`case
  when outcome is not null then 'ended'
  when (select r.type ${LAST_PAUSE}) = 'run-paused' then 'paused'
  when exists (select from steps s where s.tenant = runs.tenant and s.run_id = runs.run_id and s.status = 'waiting')
    and not exists (select from steps s where s.tenant = runs.tenant and s.run_id = runs.run_id
      and s.status = 'running' and s.kind in ('action', 'notify')) then 'waiting'
  else 'running' end`;

/** The event as a whole: its texts may hold U+0000, which no function of PostgreSQL reads. */
const PAUSED = sql<RunRow['paused']>`case when outcome is null then (select case when r.type = 'run-paused' then
  json_build_object('at', to_char(r.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'event', r.event) end ${LAST_PAUSE}) end`;

function selectRuns(db: LedgerDatabase, tenants: readonly TenantId[]) {
  return db.kysely
    .selectFrom('runs')
    .select(['tenant', 'runId', 'workflowId', 'playbook', 'planSha256', 'starter', 'inputs', 'startedAt', 'endedAt'])
    .select(['outcome', 'outputs', 'failure', 'endedOutside', 'lastSeq', 'confirmedThrough', STATE.as('state')])
    .select(PAUSED.as('paused'))
    .where('tenant', 'in', tenants);
}

/** A cursor that is not one of ours starts at the top. */
function parseCursor(after: string | undefined): { startedAt: string; runId: string } | undefined {
  const [startedAt, runId] = after?.split('~') ?? [];
  if (startedAt === undefined || runId === undefined || Number.isNaN(Date.parse(startedAt))) return undefined;
  return { startedAt, runId };
}
