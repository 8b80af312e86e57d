import type { Action, ActionContext } from '../actions/action.ts';
import { checkInput } from '../actions/check-input.ts';
import { onlySimulated } from '../actions/only-simulated.ts';
import { UpstreamError } from '../connectors/upstream-error.ts';
import type { ActionEffect } from '../contracts/activities.ts';
import { digest, type Json } from '../contracts/json.ts';
import { answerEffect, type Outcome } from './answer-effect.ts';
import type { ActivityDependencies } from './dependencies.ts';
import { sendOnce } from './send-once.ts';

/** Calls an action of the catalogue. Whatever changes the world is written to the ledger before it is sent. */
export function performAction(dependencies: ActivityDependencies) {
  return answerEffect<ActionEffect>(dependencies, {
    withoutLedger: (effect) => (findAction(dependencies, effect)?.impact === 'read' ? 'proceed' : 'block'),
    body: async (effect, { signal }) => {
      const action = findAction(dependencies, effect);
      if (action === undefined) return unknownAction(effect);
      // Before anything is intended: an expression can give what the checker could not see.
      const misfit =
        checkInput(action, effect.input) ??
        onlySimulated(action, dependencies.upstreams.addressOf(effect.run.tenant, action.needs.connection));
      if (misfit !== undefined) return { status: 'failed', failure: misfit };
      const call = (maybeSent: boolean, callSignal: AbortSignal, key: string): Promise<Json> =>
        runAction(dependencies, { action, effect, key, maybeSent, signal: callSignal });
      if (action.impact === 'read') {
        return { status: 'succeeded', output: await call(false, signal, effect.idempotencyKey) };
      }
      return sendOnce(dependencies, {
        effect,
        key: effect.idempotencyKey,
        action: `${action.name}@${action.version}`,
        inputSha256: digest(effect.input),
        signal,
        ...(effect.earlier === undefined ? {} : { earlier: effect.earlier }),
        send: call,
      });
    },
  });
}

function findAction({ actions }: ActivityDependencies, effect: ActionEffect): Action | undefined {
  return actions.find(({ name, version }) => name === effect.action && version === effect.version);
}

function unknownAction(effect: ActionEffect): Outcome {
  return {
    status: 'failed',
    failure: {
      code: 'unknown-action',
      message: `Cannot call action "${effect.action}": this worker does not have version ${effect.version}. Deploy one that has it`,
    },
  };
}

interface ActionCall {
  readonly action: Action;
  readonly effect: ActionEffect;
  readonly key: string;
  readonly maybeSent: boolean;
  readonly signal: AbortSignal;
}

async function runAction(dependencies: ActivityDependencies, call: ActionCall): Promise<Json> {
  const { run, input } = call.effect;
  const context: ActionContext = {
    tenant: run.tenant,
    runId: run.runId,
    idempotencyKey: call.key,
    maybeSent: call.maybeSent,
    signal: call.signal,
    now: dependencies.now,
    serviceNow: () => dependencies.upstreams.serviceNow(run.tenant),
    graph: () => dependencies.upstreams.graph(run.tenant),
    defenderEndpoint: () => dependencies.upstreams.defenderEndpoint(run.tenant),
    teams: () => dependencies.upstreams.teams(run.tenant),
  };
  try {
    return await call.action.run(context, input);
  } catch (error) {
    // A secret may have been rotated: the next attempt reads it again.
    if (error instanceof UpstreamError && error.kind === 'unauthorized')
      await dependencies.upstreams.forget(run.tenant);
    throw error;
  }
}
