import { activityInfo, ApplicationFailure } from '@temporalio/activity';
import type { ScheduledStart, SlotEnd } from '../contracts/activities.ts';
import type { PlaybookName } from '../contracts/ids.ts';
import type { Starter } from '../contracts/run.ts';
import { utcTime, type UtcMs } from '../contracts/time.ts';
import { workflowIdFor } from '../identity/workflow-ids.ts';
import { claimSlot, endSlot, type SlotKey, type SlotOutcome } from '../ledger/slots.ts';
import { scheduleInputs } from '../language/plan/schedule-inputs.ts';
import type { ScheduleTrigger } from '../language/plan/plan.ts';
import type { Tenant } from '../tenants/tenant.ts';
import type { ActivityDependencies } from './dependencies.ts';
import { enabledPlaybook, snapshotOf, type EnabledPlaybook } from './enabled-playbooks.ts';
import type { RunToStart } from './run-starter.ts';
import { runToStart } from './run-to-start.ts';
import { withHeartbeat } from './with-heartbeat.ts';

/*
 * One slot of a schedule ends exactly once, as started, late, skipped or missed, each with its reason. The slot is named
 * by the tenant's wall clock, so a daily task happens once a day whatever the clocks do.
 *
 * A firing that comes late was held up by an outage: `catchUp` says whether it still counts. A run of the same schedule
 * that is still open decides by `overlap`; with `queue` and `cancel` this activity fails and is tried again until the
 * open run has ended.
 */

/** A firing so soon after its moment is on time. */
export const ON_TIME_MS = 60_000;

/** What a slot is about. */
interface Slot {
  readonly start: ScheduledStart;
  readonly tenant: Tenant;
  readonly playbook: EnabledPlaybook;
  readonly trigger: ScheduleTrigger;
  readonly at: UtcMs;
}

/** Starts the run of a slot, or says why not. */
export function startSlot(dependencies: ActivityDependencies) {
  return (start: ScheduledStart): Promise<SlotEnd> =>
    withHeartbeat(async () => {
      const { db, slots } = dependencies;
      const at = Date.parse(start.slot);
      const key: SlotKey & { readonly at: string } = {
        playbook: start.playbook as PlaybookName,
        schedule: start.schedule,
        slot: slots.nameOf(start),
        at: start.slot,
      };
      const firing = activityInfo().workflowExecution?.workflowId ?? start.slot;
      if (!(await claimSlot(db, start.tenant, { ...key, firing }))) {
        return { end: 'skipped', reason: 'The slot was decided by another firing' };
      }
      const outcome = await decide(dependencies, start, at);
      await endSlot(db, start.tenant, key, outcome);
      return 'workflowId' in outcome ? { end: 'started', workflowId: outcome.workflowId } : outcome;
    });
}

async function decide(dependencies: ActivityDependencies, start: ScheduledStart, at: UtcMs): Promise<SlotOutcome> {
  const tenant = dependencies.directory().tenants.get(start.tenant);
  const playbook =
    tenant === undefined ? undefined : await enabledPlaybook(dependencies, tenant, start.playbook as PlaybookName);
  const trigger = playbook?.plan.triggers[start.trigger];
  if (tenant === undefined || playbook === undefined || trigger?.kind !== 'schedule') {
    return { end: 'skipped', reason: 'The playbook or its schedule is switched off' };
  }
  const slot: Slot = { start, tenant, playbook, trigger, at };
  const missed = whyMissed(dependencies, slot);
  if (missed !== undefined) return { end: 'missed', reason: missed };
  const prepared = prepare(dependencies, slot);
  if (!prepared.ok) return { end: 'skipped', reason: prepared.reason };
  return begin(dependencies, slot, prepared.run);
}

/** Undefined: the firing still counts. */
function whyMissed({ now, slots }: ActivityDependencies, { start, trigger, at }: Slot): string | undefined {
  const lateMs = now() - at;
  if (lateMs <= ON_TIME_MS + trigger.jitterMs) return undefined;
  const minutes = Math.round(lateMs / 60_000);
  if (trigger.catchUp === 'none') return `Watchbill was not running at the time; ${minutes} minutes late`;
  if (lateMs > trigger.withinMs) return `${minutes} minutes late, more than the schedule allows`;
  const next = slots.nextAfter(start);
  const isLast = next === undefined || next > now();
  return trigger.catchUp === 'last' && !isLast ? 'A later slot is due already' : undefined;
}

function prepare(
  { deploymentKey, now }: ActivityDependencies,
  { start, tenant, playbook, trigger }: Slot,
): { readonly ok: true; readonly run: RunToStart } | { readonly ok: false; readonly reason: string } {
  const inputs = scheduleInputs(trigger, { tenant: snapshotOf(tenant), now: utcTime(now()) });
  if (!inputs.ok) return { ok: false, reason: inputs.failure.message };
  const starter: Starter = { kind: 'schedule', schedule: start.schedule, slot: start.slot };
  const eventKey = `schedule\n${start.schedule}${trigger.overlap === 'both' ? `\n${start.slot}` : ''}`;
  const prepared = runToStart(tenant, playbook, {
    workflowId: workflowIdFor(deploymentKey, tenant.id, playbook.ref.playbook, eventKey),
    starter,
    trigger: start.trigger,
    inputs: inputs.value,
  });
  return prepared.ok ? prepared : { ok: false, reason: prepared.failure.message };
}

async function begin({ runs, now }: ActivityDependencies, slot: Slot, run: RunToStart): Promise<SlotOutcome> {
  const { workflowId } = run;
  const end = now() - slot.at > ON_TIME_MS + slot.trigger.jitterMs ? 'late' : 'started';
  const known = await runs.find(workflowId);
  // The answer of an earlier attempt of this slot was lost; its run may have ended meanwhile.
  if (known?.cause === run.cause) return { end, workflowId };
  if ((await runs.start(run)) === 'started') return { end, workflowId };
  if (slot.trigger.overlap === 'skip') return { end: 'skipped', reason: 'The run of an earlier slot is still open' };
  if (slot.trigger.overlap === 'cancel') await runs.cancel(workflowId, `Replaced by the run of the slot ${run.cause}`);
  throw ApplicationFailure.retryable(
    'Cannot start the slot yet: the run of an earlier slot is still open',
    'slot-waits',
  );
}
