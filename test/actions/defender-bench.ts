import type { Action, ActionContext } from '../../actions/action.ts';
import type { Json, JsonObject } from '../../contracts/json.ts';
import type { TenantId } from '../../contracts/ids.ts';
import { UpstreamError } from '../../connectors/upstream-error.ts';
import { startSmallDefender } from '../connectors/defender-endpoint/small-defender.ts';
import type { Routes, SmallDefender } from '../connectors/defender-endpoint/small-defender.ts';
import { NOW } from './action-context.ts';

/** Calls an action over a Defender for Endpoint of these answers, and tells what both saw. */
export async function callWithDefender(
  action: Action,
  input: JsonObject,
  routes: Routes,
): Promise<{ readonly output: Json | UpstreamError; readonly requests: readonly string[]; readonly posted: unknown }> {
  const small = await startSmallDefender(routes);
  try {
    const output = await action.run(contextOver(small), input).catch((error: unknown) => {
      if (error instanceof UpstreamError) return error;
      throw error;
    });
    const requests = small.seen().map(({ method, path, query }) => {
      const asked = [...query].map(([name, value]) => `${name}=${value}`).join('&');
      return `${method} ${path}${asked === '' ? '' : `?${asked}`}`;
    });
    return { output, requests, posted: small.posted() };
  } finally {
    await small.close();
  }
}

/** The context of an action that has this Defender for Endpoint and nothing else. */
export function contextOver(small: SmallDefender): ActionContext {
  return {
    tenant: 'contoso' as TenantId,
    runId: 'r-0123456789ab',
    idempotencyKey: 'key-of-the-step',
    maybeSent: false,
    signal: new AbortController().signal,
    now: () => NOW,
    serviceNow: () => {
      throw new UpstreamError('not-configured', 'Cannot use "servicenow": the test has none');
    },
    graph: () => {
      throw new UpstreamError('not-configured', 'Cannot use "graph": the test has none');
    },
    defenderEndpoint: () => small.defender,
    teams: () => {
      throw new UpstreamError('not-configured', 'Cannot use "teams": the test has none');
    },
  };
}
