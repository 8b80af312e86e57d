import { proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { ScheduleActivities, ScheduledStart, SlotEnd } from '../contracts/activities.ts';
import { SLOT_RETRY } from '../contracts/slot-retry.ts';

/** What a schedule knows when it is declared; the slot is known when it fires. */
export type SlotSource = Omit<ScheduledStart, 'slot'>;

/** Name of the search attribute in which Temporal gives the moment that a firing was meant for. */
const SCHEDULED_TIME = 'TemporalScheduledStartTime';

/**
 * Launched by a Temporal Schedule for one slot: claims the slot and starts its run, or says why not. Policies of
 * overlap and catch-up are decided there, in the ledger's `slots`, and not by Temporal.
 */
export async function scheduledStart(source: SlotSource): Promise<SlotEnd> {
  const { startSlot } = proxyActivities<ScheduleActivities>({
    startToCloseTimeout: '30 s',
    heartbeatTimeout: '10 s',
    retry: {
      initialInterval: SLOT_RETRY.firstMs,
      backoffCoefficient: SLOT_RETRY.factor,
      maximumInterval: SLOT_RETRY.mostMs,
      maximumAttempts: SLOT_RETRY.attempts,
    },
    summary: `Start ${source.playbook}`,
  });
  return startSlot({ ...source, slot: slotOf() });
}

function slotOf(): string {
  const info = workflowInfo();
  // Untyped on purpose: the attribute is Temporal's own and read-only.
  const scheduled = info.typedSearchAttributes.getAll().find((pair) => pair.key.name === SCHEDULED_TIME)?.value;
  return (scheduled instanceof Date ? scheduled : info.startTime).toISOString();
}
