import type { ClaimEffect } from '../contracts/activities.ts';
import { claimEvent as claim } from '../ledger/event-claims.ts';
import { answerEffect } from './answer-effect.ts';
import type { ActivityDependencies } from './dependencies.ts';

/** Claims events for a run and its continuations. Output: `{ claimed }`, and `others` where there are some. */
export function claimEvent(dependencies: ActivityDependencies) {
  return answerEffect<ClaimEffect>(dependencies, {
    withoutLedger: () => 'block',
    body: async ({ run, source, eventId, others }) => {
      const { playbook, workflowId, runId } = run;
      const claimOne = (id: string): Promise<boolean> =>
        claim(dependencies.db, run.tenant, { playbook, source, eventId: id, workflowId, runId });
      const claimed = await claimOne(eventId);
      if (others === undefined) return { status: 'succeeded', output: { claimed } };
      const further: boolean[] = [];
      for (const id of others) further.push(await claimOne(id));
      return { status: 'succeeded', output: { claimed, others: further } };
    },
  });
}
