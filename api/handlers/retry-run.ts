import { rolesOf } from '../../tenants/roles-of.ts';
import { ApiError } from '../api-error.ts';
import type { Handler } from '../call.ts';
import { goOnFrom } from '../go-on-from.ts';
import { requireRole, requireUse, tenantOf } from './start-run.ts';

/** Does a run again from where it failed: as a new run, with what the first one came to. */
export const retryRun: Handler<'retryRun'> = async (api, { run, caller, body, tenant: id }) => {
  if (run.state !== 'ended') {
    const message = `Cannot retry run "${run.runId}": it has not ended`;
    throw new ApiError(409, 'still-open', message, { hint: `watchbill show ${run.runId}` });
  }
  const gone = await goOnFrom(api, run, {
    kind: 'retry',
    by: caller.person,
    reason: body.reason,
    requireStart: (plan) => {
      requireUse(tenantOf(api, id), plan);
      const roles = rolesOf(id, api.directory, caller.person);
      for (const trigger of plan.triggers) if (trigger.kind === 'manual') requireRole(plan, trigger, roles);
    },
  });
  return gone.repeated ? { status: 200, body: gone } : { status: 201, body: gone };
};
