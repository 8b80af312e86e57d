import type { ClaimEffect } from '../contracts/activities.ts';
import { claimEvent as claim } from '../ledger/event-claims.ts';
import { answerEffect } from './answer-effect.ts';
import type { ActivityDependencies } from './dependencies.ts';

/** Claims an event for a run and its continuations. Output: `{ claimed }`. */
export function claimEvent(dependencies: ActivityDependencies) {
  return answerEffect<ClaimEffect>(dependencies, {
    withoutLedger: () => 'block',
    body: async ({ run, source, eventId }) => {
      const { playbook, workflowId, runId } = run;
      const claimed = await claim(dependencies.db, run.tenant, { playbook, source, eventId, workflowId, runId });
      return { status: 'succeeded', output: { claimed } };
    },
  });
}
