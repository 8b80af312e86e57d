import type { PersonId } from '../contracts/ids.ts';
import type { TaskChange } from '../contracts/task.ts';
import type { UtcMs } from '../contracts/time.ts';
import { mayChangeTask } from '../identity/may-change-task.ts';
import type { EvidenceRow } from '../ledger/evidence.ts';
import type { TaskHappening, TaskRow, WholeTask } from '../ledger/tasks.ts';
import type { ApiDependencies } from './call.ts';
import type { InboxItemView, TaskView } from './contract.ts';
import { recipientInWords } from './words.ts';

/** Who looks, and when. */
export interface Looking {
  readonly person: PersonId;
  readonly now: UtcMs;
}

/** What a person may do to a task now, as far as the ledger knows. */
export function taskOptions(
  api: Pick<ApiDependencies, 'directory'>,
  row: TaskRow,
  person: PersonId,
): TaskChange['kind'][] {
  return OF_PHASE[row.task.phase].filter(
    (what) => mayChangeTask(row.tenant, api.directory, { person, what, task: row.task }) === null,
  );
}

const OF_PHASE: Readonly<Record<TaskRow['task']['phase'], readonly TaskChange['kind'][]>> = {
  open: ['answer', 'reassign', 'comment'],
  'to-sign-off': ['sign-off', 'send-back', 'comment'],
  done: [],
  cancelled: [],
};

/** A task as a line of an inbox. */
export function inboxItem(api: Pick<ApiDependencies, 'directory'>, row: TaskRow, now: UtcMs): InboxItemView {
  const { tenant, runId, path, playbook, task } = row;
  return {
    kind: 'task',
    run: runId,
    tenant,
    tenantTitle: api.directory.tenants.get(tenant)?.title ?? tenant,
    playbook,
    path,
    title: task.title,
    wants: task.phase === 'open' ? 'answer' : 'sign-off',
    openedAt: task.openedAt,
    dueAt: task.dueAt,
    isOverdue: Date.parse(task.dueAt) <= now,
  };
}

/** A task as somebody sees it. */
export function taskView(
  api: Pick<ApiDependencies, 'directory'>,
  task: WholeTask,
  { files, person, now }: Looking & { readonly files: readonly EvidenceRow[] },
): TaskView {
  const { request } = task;
  const { kind: _kind, wants: _wants, ...line } = inboxItem(api, task, now);
  return {
    ...line,
    phase: task.task.phase,
    details: request.details,
    form: request.form,
    evidence: request.evidence,
    alreadyInPlace: request.alreadyInPlace,
    to: task.task.to.map(recipientInWords),
    signOffBy: task.task.signOffBy.map(recipientInWords),
    answeredBy: task.task.answeredBy,
    options: taskOptions(api, task, person),
    happenings: task.happenings.map(happeningView),
    files: files.map(({ sha256, name, mediaType, bytes, person: by, at }) => ({
      sha256,
      name,
      mediaType,
      bytes,
      by,
      at,
    })),
  };
}

function happeningView({ at, event }: TaskHappening): TaskView['happenings'][number] {
  switch (event.type) {
    case 'task-changed': {
      const { kind: what, ...said } = event.change;
      return { at, what, by: event.by, said: { ...said }, refused: null };
    }
    case 'task-refused':
      return { at, what: event.what, by: event.by, said: {}, refused: event.because };
    case 'task-overdue':
      return { at, what: 'overdue', by: null, said: {}, refused: null };
  }
}
