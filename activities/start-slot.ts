import { activityInfo, ApplicationFailure } from '@temporalio/activity';
import type { ScheduledStart, SlotEnd } from '../contracts/activities.ts';
import type { PlaybookName } from '../contracts/ids.ts';
import type { Starter } from '../contracts/run.ts';
import { utcTime, type UtcMs } from '../contracts/time.ts';
import { workflowIdFor } from '../identity/workflow-ids.ts';
import { claimSlot, endSlot, type SlotKey, type SlotOutcome } from '../ledger/slots.ts';
import { scheduleInputs } from '../language/plan/schedule-inputs.ts';
import type { ScheduleTrigger } from '../language/plan/trigger.ts';
import { isOnTime, slotEventKey, whileOpen, whyMissed } from '../schedules/decide-slot.ts';
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
  const off = dependencies.slots.whyNot(start);
  if (off !== undefined) return { end: 'skipped', reason: off };
  const nextAfter = (): UtcMs | undefined => dependencies.slots.nextAfter(start);
  const missed = whyMissed(trigger, { at, now: dependencies.now(), nextAfter });
  if (missed !== undefined) return { end: 'missed', reason: missed };
  const prepared = prepare(dependencies, slot);
  if (!prepared.ok) return { end: 'skipped', reason: prepared.reason };
  return begin(dependencies, slot, prepared.run);
}

function prepare(
  { deploymentKey, now }: ActivityDependencies,
  { start, tenant, playbook, trigger }: Slot,
): { readonly ok: true; readonly run: RunToStart } | { readonly ok: false; readonly reason: string } {
  const inputs = scheduleInputs(trigger, { tenant: snapshotOf(tenant), now: utcTime(now()) });
  if (!inputs.ok) return { ok: false, reason: inputs.failure.message };
  const starter: Starter = { kind: 'schedule', schedule: start.schedule, slot: start.slot };
  const eventKey = slotEventKey(start.schedule, start.slot, trigger);
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
  const end = isOnTime(slot.trigger, now() - slot.at) ? 'started' : 'late';
  const known = await runs.find(workflowId);
  // The answer of an earlier attempt of this slot was lost; its run may have ended meanwhile.
  if (known?.cause === run.cause) return { end, workflowId };
  if ((await runs.start(run)) === 'started') return { end, workflowId };
  const { skip, cancel } = whileOpen(slot.trigger);
  if (skip !== undefined) return { end: 'skipped', reason: skip };
  if (cancel) await runs.cancel(workflowId, `Replaced by the run of the slot ${run.cause}`);
  throw ApplicationFailure.retryable(
    'Cannot start the slot yet: the run of an earlier slot is still open',
    'slot-waits',
  );
}
