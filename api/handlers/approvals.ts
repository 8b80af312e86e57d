import type { StepPath } from '../../contracts/ids.ts';
import { findApproval, listOpenApprovals } from '../../ledger/approvals.ts';
import { findRun } from '../../ledger/runs.ts';
import { notFound } from '../api-error.ts';
import { approvalView } from '../approval-view.ts';
import type { Handler } from '../call.ts';
import { refusalNow } from '../may-decide-now.ts';

/** What waits for a decision in the tenants of the caller, the one that expires first on top. */
export const listApprovals: Handler<'listApprovals'> = async (api, { tenants, caller }) => {
  const rows = await listOpenApprovals(api.db, tenants);
  const approvals = await Promise.all(
    rows.map(async (row) => {
      const run = await findRun(api.db, [row.tenant], row.runId);
      const refusal = refusalNow(api.directory, row, { person: caller.person, now: api.now() });
      return approvalView(api, row, { playbook: run?.playbook ?? null, refusal });
    }),
  );
  return { status: 200, body: { approvals } };
};

/** One approval, open or not. Reading decides nothing. */
export const getApproval: Handler<'getApproval'> = async (api, { tenant, run, params, caller }) => {
  const row = await findApproval(api.db, tenant, run.runId, params.path as StepPath);
  if (row === undefined) throw notFound('approval', `${run.runId} ${params.path}`);
  const refusal = refusalNow(api.directory, row, { person: caller.person, now: api.now() });
  return { status: 200, body: approvalView(api, row, { playbook: run.playbook, refusal }) };
};
