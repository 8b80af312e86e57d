import type { PlaybookName, RunId, StepPath, TenantId } from '../contracts/ids.ts';
import type { RunEvent } from '../contracts/run.ts';
import type { TaskHead, TaskRequest } from '../contracts/task.ts';
import type { UtcTime } from '../contracts/time.ts';
import type { LedgerDatabase } from './database.ts';

/** A task that people were given. */
export interface TaskRow {
  readonly tenant: TenantId;
  readonly runId: RunId;
  readonly path: StepPath;
  readonly playbook: PlaybookName;
  /** As the run said it last; a run that has ended leaves no task open. */
  readonly task: TaskHead;
}

/** Something that happened to a task. */
export interface TaskHappening {
  readonly at: UtcTime;
  readonly event: Extract<RunEvent, { readonly type: 'task-changed' | 'task-refused' | 'task-overdue' }>;
}

/** A task with what it asks and everything that happened to it. */
export interface WholeTask extends TaskRow {
  readonly request: TaskRequest;
  readonly happenings: readonly TaskHappening[];
}

/** Tasks that wait for somebody, the one that is due first on top; 1,000 at most. */
export async function listOpenTasks(db: LedgerDatabase, tenants: readonly TenantId[]): Promise<readonly TaskRow[]> {
  if (tenants.length === 0) return [];
  const found = await selectTasks(db)
    .where('tasks.tenant', 'in', tenants)
    .where('phase', 'in', ['open', 'to-sign-off'])
    .where('outcome', 'is', null)
    .orderBy('dueAt')
    .limit(LISTED_MAX)
    .execute();
  return found.map(rowOf);
}

/** One task, open or not. */
export async function findTask(
  db: LedgerDatabase,
  tenant: TenantId,
  runId: RunId,
  path: StepPath,
): Promise<WholeTask | undefined> {
  const found = await selectTasks(db)
    .where('tasks.tenant', '=', tenant)
    .where('tasks.runId', '=', runId)
    .where('path', '=', path)
    .executeTakeFirst();
  if (found === undefined) return undefined;
  const events = await db.kysely
    .selectFrom('records')
    .select(['at', 'event'])
    .where('tenant', '=', tenant)
    .where('runId', '=', runId)
    .where('path', '=', path)
    .where('type', 'in', TASK_EVENTS)
    .orderBy('seq')
    .execute();
  const opened = events.map(({ event }) => event).find((event) => event.type === 'task-opened');
  return {
    ...rowOf(found),
    request: opened?.request ?? NOT_ASKED,
    happenings: events.flatMap(({ at, event }) => (isHappening(event) ? [{ at, event }] : [])),
  };
}

const LISTED_MAX = 1_000;
const TASK_EVENTS = ['task-opened', 'task-changed', 'task-refused', 'task-overdue'] as const;

/** Of a task whose first record was lost while the ledger was away. */
const NOT_ASKED: TaskRequest = {
  details: '',
  form: {},
  evidence: { need: 'optional', what: '' },
  alreadyInPlace: false,
};

function selectTasks(db: LedgerDatabase) {
  return db.kysely
    .selectFrom('tasks')
    .innerJoin('runs', (join) => join.onRef('runs.tenant', '=', 'tasks.tenant').onRef('runs.runId', '=', 'tasks.runId'))
    .select(['tasks.tenant', 'tasks.runId', 'path', 'playbook', 'head', 'outcome']);
}

type Found = Omit<TaskRow, 'task'> & { readonly head: TaskHead; readonly outcome: string | null };

function rowOf({ head, outcome, ...row }: Found): TaskRow {
  const isOpen = head.phase === 'open' || head.phase === 'to-sign-off';
  return { ...row, task: isOpen && outcome !== null ? { ...head, phase: 'cancelled' } : head };
}

function isHappening(event: RunEvent): event is TaskHappening['event'] {
  return event.type === 'task-changed' || event.type === 'task-refused' || event.type === 'task-overdue';
}
