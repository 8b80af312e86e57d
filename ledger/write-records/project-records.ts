import type { Failure } from '../../contracts/failure-codes.ts';
import type { PersonId, StepPath } from '../../contracts/ids.ts';
import type { Json, JsonObject } from '../../contracts/json.ts';
import type { TaskHead } from '../../contracts/task.ts';
import type { RefusalCode, RunEvent, RunRecord, Starter, StepStatus } from '../../contracts/run.ts';
import type { UtcTime } from '../../contracts/time.ts';
import type { ApprovalState } from '../schema/approvals.ts';

/** What some records of a run say about the run itself. */
export interface RunChange {
  readonly starter: Starter | null;
  readonly inputs: JsonObject | null;
  /** Of the first record here, which is the start until the record of the start has come. */
  readonly firstAt: UtcTime;
  readonly lastAt: UtcTime;
  readonly lastSeq: number;
  readonly end: (Extract<RunEvent, { type: 'run-ended' }> & { readonly at: UtcTime; readonly seq: number }) | null;
}

/** What they say about one step. `seq` is the record that decided status and all that goes with it. */
export interface StepChange {
  readonly path: StepPath;
  readonly kind: string | null;
  readonly title: string | null;
  readonly status: StepStatus;
  readonly seq: number;
  readonly firstSeq: number;
  readonly startedAt: UtcTime | null;
  readonly endedAt: UtcTime | null;
  readonly attempts: number;
  readonly output: Json | undefined;
  readonly failure: Failure | null;
  readonly waitingReason: string | null;
  readonly waitingUntil: UtcTime | null;
}

/** An answer of a person. */
export interface DecisionChange {
  readonly decisionId: string;
  readonly path: StepPath;
  readonly person: PersonId;
  readonly approve: boolean | null;
  readonly reason: string | null;
  readonly at: UtcTime;
  readonly refused: RefusalCode | null;
  readonly seq: number;
}

/** The end of an approval. */
export interface ClosingChange {
  readonly path: StepPath;
  readonly state: ApprovalState;
  readonly at: UtcTime;
}

/** Where a task stands. */
export interface TaskLine {
  readonly path: StepPath;
  readonly head: TaskHead;
  readonly seq: number;
}

/** Everything that follows from some records of a run. */
export interface Projection {
  readonly run: RunChange;
  readonly steps: readonly StepChange[];
  readonly decisions: readonly DecisionChange[];
  readonly closings: readonly ClosingChange[];
  readonly tasks: readonly TaskLine[];
}

/** Folds records into what they change, one row a step. Needs at least one record; order does not matter. */
export function projectRecords(records: readonly RunRecord[]): Projection {
  const inOrder = records.toSorted((a, b) => a.seq - b.seq);
  return {
    run: projectRun(inOrder),
    steps: projectSteps(inOrder),
    decisions: lastOf(inOrder.flatMap(decisionOf), (decision) => decision.decisionId),
    closings: lastOf(inOrder.flatMap(closingOf), (closing) => closing.path),
    tasks: lastOf(inOrder.flatMap(taskOf), (task) => task.path),
  };
}

function projectRun(records: readonly RunRecord[]): RunChange {
  const started = records.find(({ event }) => event.type === 'run-started')?.event;
  const ended = records.findLast(({ event }) => event.type === 'run-ended');
  const ats = records.map(({ at }) => at).sort();
  return {
    starter: started?.type === 'run-started' ? started.starter : null,
    inputs: started?.type === 'run-started' ? started.inputs : null,
    firstAt: ats[0] ?? '',
    lastAt: ats.at(-1) ?? '',
    lastSeq: records.at(-1)?.seq ?? 0,
    end: ended?.event.type === 'run-ended' ? { ...ended.event, at: ended.at, seq: ended.seq } : null,
  };
}

function projectSteps(records: readonly RunRecord[]): readonly StepChange[] {
  const steps = new Map<StepPath, StepChange>();
  for (const record of records) {
    const change = stepOf(record);
    if (change === undefined) continue;
    const earlier = steps.get(change.path);
    steps.set(change.path, earlier === undefined ? change : followedBy(earlier, change));
  }
  return [...steps.values()];
}

/** The same rule as the statement's: names and start are kept, everything else is the later record's. */
function followedBy(earlier: StepChange, later: StepChange): StepChange {
  return {
    ...later,
    kind: later.kind ?? earlier.kind,
    title: later.title ?? earlier.title,
    firstSeq: earlier.firstSeq,
    startedAt: earlier.startedAt ?? later.startedAt,
    attempts: Math.max(earlier.attempts, later.attempts),
  };
}

function stepOf({ seq, at, event }: RunRecord): StepChange | undefined {
  const none = { seq, firstSeq: seq, startedAt: null, endedAt: null, attempts: 1, output: undefined, failure: null };
  const noWait = { waitingReason: null, waitingUntil: null };
  switch (event.type) {
    case 'step-started':
      return {
        ...none,
        ...noWait,
        path: event.path,
        kind: event.kind,
        title: event.title,
        status: 'running',
        startedAt: at,
      };
    case 'step-waiting':
      return {
        ...none,
        path: event.path,
        kind: null,
        title: null,
        status: 'waiting',
        waitingReason: event.reason,
        waitingUntil: event.until,
      };
    case 'step-settled':
      return {
        ...none,
        ...noWait,
        path: event.path,
        kind: event.kind,
        title: event.title,
        status: event.status,
        endedAt: at,
        attempts: event.attempts,
        output: event.output,
        failure: event.failure ?? null,
      };
    default:
      return undefined;
  }
}

function decisionOf({ seq, at, event }: RunRecord): readonly DecisionChange[] {
  if (event.type === 'decision') {
    const { path, decisionId, person, approve, reason } = event;
    return [{ path, decisionId, person, approve, reason, at, refused: null, seq }];
  }
  if (event.type !== 'decision-refused') return [];
  const { path, decisionId, person, because } = event;
  return [{ path, decisionId, person, approve: null, reason: null, at, refused: because, seq }];
}

function closingOf({ at, event }: RunRecord): readonly ClosingChange[] {
  return event.type === 'approval-closed' ? [{ path: event.path, state: closedState(event), at }] : [];
}

function taskOf({ seq, event }: RunRecord): readonly TaskLine[] {
  return 'task' in event ? [{ path: event.path, head: event.task, seq }] : [];
}

/** State that the record of an approval's end gives it. */
export function closedState(closed: Extract<RunEvent, { type: 'approval-closed' }>): Exclude<ApprovalState, 'open'> {
  if (closed.because === 'expired' || closed.because === 'cancelled') return closed.because;
  return closed.approved ? 'approved' : 'refused';
}

function lastOf<Row>(rows: readonly Row[], keyOf: (row: Row) => string): readonly Row[] {
  return [...new Map(rows.map((row) => [keyOf(row), row])).values()];
}
