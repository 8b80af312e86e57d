import { LedgerUnavailable } from '../../ledger/ledger-unavailable.ts';
import type { ApiDependencies, Handler } from '../call.ts';

/** Whether the parts answer. 503 when one does not, for whoever watches by status alone. */
export const getHealth: Handler<'getHealth'> = async (api) => {
  const [ledger, temporal] = await Promise.all([isLedgerReachable(api), api.runs.isReachable()]);
  const body = { state: ledger && temporal ? ('ok' as const) : ('degraded' as const), ledger, temporal };
  return ledger && temporal ? { status: 200, body } : { status: 503, body };
};

/** The body is fastify's own: the route handler fills it in. */
export const getOpenApi: Handler<'getOpenApi'> = async () => ({ status: 200, body: null });

async function isLedgerReachable(api: ApiDependencies): Promise<boolean> {
  try {
    await api.db.prepared('api_health', 'select 1 as one', []);
    return true;
  } catch (problem) {
    if (problem instanceof LedgerUnavailable) return false;
    throw problem;
  }
}
