import type { SecurityEvent } from '../contracts/event.ts';
import type { Failure } from '../contracts/failure-codes.ts';
import { assertNever } from '../contracts/invariant.ts';
import { dropQueued, queueEvent } from '../ledger/event-queue.ts';
import type { Tenant } from '../tenants/tenant.ts';
import type { ActivityDependencies } from './dependencies.ts';
import type { EnabledPlaybook } from './enabled-playbooks.ts';
import { isOutage } from './is-outage.ts';
import { handToGroup } from './hand-to-group.ts';
import { lineOf, mayBegin, prepareRun, type PreparedRun } from './prepare-run.ts';
import { nameOf } from './run-to-start.ts';

/*
 * An event goes to every playbook of the tenant that wants it, to one run each: the run of its key. What happens while
 * that run is open is the trigger's to say. Handing over may be repeated: the run claims the event, and the second
 * claim ends as `duplicate`.
 *
 *   join     signal with start: the open run gets the event, or one starts with it
 *   ignore   start unless one is open
 *   queue    start, or wait in line behind the open one
 *   replace  start, or cancel the open one and wait in line alone
 */

/** What became of an event in one tenant. */
export interface HandOver {
  /** Playbooks that took it. */
  readonly taken: number;
  /** Why playbooks that may have wanted it did not get it. */
  readonly failures: readonly Failure[];
  /** What broke, which may go well the next time; absent where nothing did. */
  readonly broken?: readonly Failure[];
  /** True when no more runs may begin now: the event comes again in the next turn. */
  readonly isLater: boolean;
}

/** Hands an event to the runs of all playbooks that want it. Rejects when Temporal or the ledger cannot be reached. */
export async function handOver(
  dependencies: ActivityDependencies,
  tenant: Tenant,
  given: { readonly event: SecurityEvent; readonly playbooks: readonly EnabledPlaybook[] },
): Promise<HandOver> {
  const failures: Failure[] = [];
  const broken: Failure[] = [];
  const outcome = (taken: number, isLater: boolean): HandOver => ({
    taken,
    failures,
    isLater,
    ...(broken.length === 0 ? {} : { broken }),
  });
  let taken = 0;
  for (const playbook of given.playbooks) {
    const became = await handToPlaybook(dependencies, tenant, { event: given.event, playbook });
    if (became === 'later') return outcome(taken, true);
    if (became === 'taken') taken += 1;
    else if (became !== 'unwanted') (became.isBroken ? broken : failures).push(became.failure);
  }
  return outcome(taken, false);
}

type Became = 'taken' | 'later' | 'unwanted' | { readonly failure: Failure; readonly isBroken: boolean };

/** One playbook that breaks must not keep the event from the others. */
async function handToPlaybook(
  dependencies: ActivityDependencies,
  tenant: Tenant,
  given: { readonly event: SecurityEvent; readonly playbook: EnabledPlaybook },
): Promise<Became> {
  try {
    const prepared = prepareRun(dependencies, tenant, given);
    if (prepared === undefined) return 'unwanted';
    if ('failure' in prepared) return { failure: prepared.failure, isBroken: false };
    const { group } = prepared.match;
    if (group !== undefined) return await handToGroup(dependencies, tenant, { ...given, prepared, group });
    if (!(await mayBegin(dependencies, tenant))) return 'later';
    await handToRun(dependencies, tenant, prepared);
    return 'taken';
  } catch (error) {
    if (isOutage(error)) throw error;
    const found = error instanceof Error ? error.message : String(error);
    const message = `Cannot hand the event to the playbook "${given.playbook.ref.playbook}" because of a mistake in Watchbill: ${found}`;
    return { failure: { code: 'internal', message }, isBroken: true };
  }
}

async function handToRun(
  dependencies: ActivityDependencies,
  tenant: Tenant,
  { run, match, event }: PreparedRun,
): Promise<void> {
  const { runs, db } = dependencies;
  if (match.whileRunning === 'join') return runs.handOver(run, event);
  if ((await runs.start(run)) === 'started' || match.whileRunning === 'ignore') return;
  const open = await runs.find(run.workflowId);
  // The event whose answer was lost comes again: the open run is its own.
  if (open?.isOpen === true && open.cause === run.cause) return;
  const line = lineOf(run);
  const entry = { event, starter: run.arguments.starter };
  switch (match.whileRunning) {
    case 'queue':
      await queueEvent(db, tenant.id, line, entry);
      return;
    case 'replace':
      await dropQueued(db, tenant.id, line, `Replaced by ${nameOf(run.arguments.starter)}`);
      await queueEvent(db, tenant.id, line, entry);
      await runs.cancel(run.workflowId, `Replaced by ${nameOf(run.arguments.starter)}`);
      return;
    default:
      assertNever(match.whileRunning);
  }
}
