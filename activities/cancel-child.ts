import type { CancelChildEffect } from '../contracts/activities.ts';
import { answerEffect } from './answer-effect.ts';
import { childWorkflowId } from './child-run.ts';
import type { ActivityDependencies } from './dependencies.ts';

/** Asks a called run to end. Nothing happens where none is open. */
export function cancelChild(dependencies: ActivityDependencies) {
  return answerEffect<CancelChildEffect>(dependencies, {
    withoutLedger: () => 'proceed',
    body: async (effect) => {
      const reason = `The step that called it, "${effect.path}" of ${effect.run.runId}, was cancelled`;
      await dependencies.runs.cancel(childWorkflowId(dependencies, effect), reason);
      return { status: 'succeeded', output: {} };
    },
  });
}
