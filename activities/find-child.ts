import type { ChildFound, FindChildEffect } from '../contracts/activities.ts';
import { runIdOf } from '../contracts/ids.ts';
import type { Json } from '../contracts/json.ts';
import { findRun } from '../ledger/runs.ts';
import { answerEffect } from './answer-effect.ts';
import { childWorkflowId } from './child-run.ts';
import type { ActivityDependencies } from './dependencies.ts';

/**
 * Looks what became of a called run. It has ended once the ledger says so: a run that Temporal has closed and whose end is
 * not written yet is still open to its caller.
 */
export function findChild(dependencies: ActivityDependencies) {
  return answerEffect<FindChildEffect>(dependencies, {
    withoutLedger: () => 'proceed',
    body: async (effect) => ({
      status: 'succeeded',
      output: (await find(dependencies, effect)) as unknown as Json,
    }),
  });
}

async function find(dependencies: ActivityDependencies, effect: FindChildEffect): Promise<ChildFound> {
  const workflowId = childWorkflowId(dependencies, effect);
  const known = await dependencies.runs.find(workflowId);
  if (known === undefined) return { state: 'none' };
  const run = runIdOf(workflowId, known.firstExecutionRunId);
  const row = await findRun(dependencies.db, [effect.tenant], run);
  const outcome = row?.outcome ?? null;
  if (row === undefined || outcome === null) return { state: 'open', run };
  const { outputs, failure } = row;
  return { state: 'ended', run, outcome, outputs: outputs ?? {}, ...(failure === null ? {} : { failure }) };
}
