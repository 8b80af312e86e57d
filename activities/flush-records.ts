import type { FlushEffect } from '../contracts/activities.ts';
import { queueEvent } from '../ledger/event-queue.ts';
import { answerEffect } from './answer-effect.ts';
import type { ActivityDependencies } from './dependencies.ts';
import { keyOfRun } from './prepare-run.ts';

/** Writes waiting records, and puts events that a run gives back into the line of its key. May be repeated. */
export function flushRecords(dependencies: ActivityDependencies) {
  return answerEffect<FlushEffect>(dependencies, {
    withoutLedger: () => 'block',
    body: async ({ run, late = [] }) => {
      const line = { playbook: run.playbook, key: keyOfRun(run.workflowId) };
      for (const event of late)
        await queueEvent(dependencies.db, run.tenant, line, { event, starter: { kind: 'event', eventId: event.id } });
      return { status: 'succeeded', output: null };
    },
  });
}
