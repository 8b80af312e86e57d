import type { StepPath } from '../../contracts/ids.ts';
import { listOpenApprovals } from '../../ledger/approvals.ts';
import { listEvidence } from '../../ledger/evidence.ts';
import { findRun } from '../../ledger/runs.ts';
import { findTask, listOpenTasks } from '../../ledger/tasks.ts';
import { notFound } from '../api-error.ts';
import type { ApiDependencies, Handler } from '../call.ts';
import type { InboxItemView } from '../contract.ts';
import { refusalNow } from '../may-decide-now.ts';
import { inboxItem, taskOptions, taskView } from '../task-view.ts';

/** What waits for the caller in all tenants: questions that they may decide and tasks that they may do or sign off. */
export const getInbox: Handler<'getInbox'> = async (api, { tenants, caller }) => {
  const now = api.now();
  const tasks = (await listOpenTasks(api.db, tenants)).filter((row) =>
    taskOptions(api, row, caller.person).some((what) => what === 'answer' || what === 'sign-off'),
  );
  const approvals = (await listOpenApprovals(api.db, tenants)).filter(
    (row) => refusalNow(api.directory, row, { person: caller.person, now }) === null,
  );
  const questions = await Promise.all(approvals.map((row) => questionItem(api, row)));
  const items = [...questions, ...tasks.map((row) => inboxItem(api, row, now))];
  return { status: 200, body: { items: items.sort((one, other) => Date.parse(one.dueAt) - Date.parse(other.dueAt)) } };
};

async function questionItem(
  api: ApiDependencies,
  { tenant, runId, path, question, askedAt, expiresAt }: Awaited<ReturnType<typeof listOpenApprovals>>[number],
): Promise<InboxItemView> {
  const run = await findRun(api.db, [tenant], runId);
  return {
    kind: 'approval',
    run: runId,
    tenant,
    tenantTitle: api.directory.tenants.get(tenant)?.title ?? tenant,
    playbook: run?.playbook ?? null,
    path,
    title: question,
    wants: 'decision',
    openedAt: askedAt,
    dueAt: expiresAt,
    isOverdue: false,
  };
}

/** Tasks that are not done, whosever they are. */
export const listTasks: Handler<'listTasks'> = async (api, { tenants }) => {
  const rows = await listOpenTasks(api.db, tenants);
  const now = api.now();
  return { status: 200, body: { tasks: rows.map((row) => inboxItem(api, row, now)) } };
};

/** One task, open or not, with all that happened to it. */
export const getTask: Handler<'getTask'> = async (api, { tenant, run, params, caller }) => {
  const path = params.path as StepPath;
  const task = await findTask(api.db, tenant, run.runId, path);
  if (task === undefined) throw notFound('task', `${run.runId} ${params.path}`);
  const files = await listEvidence(api.db, tenant, run.runId, path);
  return { status: 200, body: taskView(api, task, { files, person: caller.person, now: api.now() }) };
};
