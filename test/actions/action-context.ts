import type { ActionContext } from '../../actions/action.ts';
import { UpstreamError } from '../../connectors/upstream-error.ts';
import type { TenantId } from '../../contracts/ids.ts';
import { startSmallInstance } from '../connectors/servicenow/small-instance.ts';
import type { SmallInstance } from '../connectors/servicenow/small-instance.ts';

/** An instance with the context of an action of tenant contoso. */
export interface ActionBench {
  readonly instance: SmallInstance;
  readonly context: ActionContext;
  close(): Promise<void>;
}

/** The time of every action of a test. */
export const NOW = Date.parse('2026-11-21T10:00:00Z');

/** Starts an instance and makes a context for it. */
export async function startActionBench(): Promise<ActionBench> {
  const instance = await startSmallInstance();
  const context: ActionContext = {
    tenant: 'contoso' as TenantId,
    runId: 'r-0123456789ab',
    idempotencyKey: 'key-of-the-step',
    maybeSent: false,
    signal: new AbortController().signal,
    now: () => NOW,
    serviceNow: () => instance.serviceNow,
    graph: () => {
      throw new UpstreamError('not-configured', 'Cannot use "graph": this tenant has none');
    },
    defenderEndpoint: () => {
      throw new UpstreamError('not-configured', 'Cannot use "defender-endpoint": this tenant has none');
    },
    teams: () => {
      throw new UpstreamError('not-configured', 'Cannot use "teams": this tenant has none');
    },
  };
  const close = async (): Promise<void> => {
    await instance.serviceNow.close();
    await instance.server.close();
  };
  return { instance, context, close };
}
