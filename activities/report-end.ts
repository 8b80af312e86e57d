import type { ReportEndEffect } from '../contracts/activities.ts';
import { answerEffect } from './answer-effect.ts';
import type { ActivityDependencies } from './dependencies.ts';

/** Tells the run that called this one to look at it. One that has ended meanwhile is not interested. */
export function reportEnd(dependencies: ActivityDependencies) {
  return answerEffect<ReportEndEffect>(dependencies, {
    withoutLedger: () => 'proceed',
    body: async ({ parent }) => {
      await dependencies.runs.tellChildEnded(parent.workflowId, parent.path);
      return { status: 'succeeded', output: {} };
    },
  });
}
