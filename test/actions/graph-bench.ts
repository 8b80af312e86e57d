import { afterEach } from 'vitest';
import type { Action, ActionContext } from '../../actions/action.ts';
import { checkInput } from '../../actions/check-input.ts';
import type { TenantId } from '../../contracts/ids.ts';
import type { Json, JsonObject } from '../../contracts/json.ts';
import { startSmallGraph } from '../connectors/graph/small-graph.ts';
import type { SmallGraph } from '../connectors/graph/small-graph.ts';
import { NOW } from './action-context.ts';
import { fitsOutput } from './fits-output.ts';

/** What a test of an action over Graph works with. */
export interface GraphBench extends Pick<SmallGraph, 'asked' | 'sent' | 'server'> {
  /** Runs an action as the engine would: its input is checked before, and here also its output. */
  run(action: Action, input: JsonObject, maybeSent?: boolean): Promise<Json>;
}

/** Starts Graphs for the tests of a file and ends them after each. */
export function withGraph(): (routes: Parameters<typeof startSmallGraph>[0]) => Promise<GraphBench> {
  const open: SmallGraph[] = [];
  afterEach(async () => {
    for (const one of open.splice(0)) await one.close();
  });
  return async (routes) => {
    const small = await startSmallGraph(routes);
    open.push(small);
    return { ...small, run: (action, input, maybeSent = false) => run(action, input, contextOf(small, maybeSent)) };
  };
}

function contextOf({ graph }: SmallGraph, maybeSent: boolean): ActionContext {
  return {
    tenant: 'contoso' as TenantId,
    runId: 'r-0123456789ab',
    idempotencyKey: 'key-of-the-step',
    maybeSent,
    signal: new AbortController().signal,
    now: () => NOW,
    serviceNow: () => {
      throw new TypeError('This action uses Graph alone');
    },
    graph: () => graph,
    defenderEndpoint: () => {
      throw new TypeError('This action uses Graph alone');
    },
    teams: () => {
      throw new TypeError('This action uses Graph alone');
    },
  };
}

async function run(action: Action, input: JsonObject, context: ActionContext): Promise<Json> {
  const misfit = checkInput(action, input);
  if (misfit !== undefined) throw new TypeError(misfit.message);
  const output = await action.run(context, input);
  fitsOutput(action, output);
  return output;
}
