import type { PersonId } from '../contracts/ids.ts';
import type { UtcMs } from '../contracts/time.ts';
import { isOverdue } from './alarms.ts';
import { flush } from './flush.ts';
import type { Place } from './place.ts';
import type { Run, Woken } from './run.ts';

/*
 * A paused run begins nothing further: no step, no turn, no next try, no further called run. What is under way ends, and
 * neither deadlines, timeouts, approvals, tasks nor clocks stand still: a pause gives people time to look, not the run
 * more time. What runs beside the steps is not held, and nothing that ends the run is: a cancel, a deadline and a budget
 * end the pause.
 */

/** Whether nothing further may begin at a place. */
export function isHeld(run: Run, { isBeside }: Pick<Place, 'isBeside'>): boolean {
  const { paused, phase } = run.journal;
  return paused !== undefined && phase === 'steps' && isBeside !== true && !run.token.requested && !isOverdue(run);
}

/** Waits until the place is no longer held; what the ledger lacks is written before, because that may take days. */
export async function untilResumed(run: Run, place: Place, deadline: UtcMs | null): Promise<Woken> {
  if (run.outbox.waiting > 0) await flush(run);
  const woken = await run.wait(() => !isHeld(run, place), deadline, place.token, 'Wait until the run is resumed');
  // A cancel ends the pause, too.
  return place.token.requested ? 'cancelled' : woken;
}

/** Pauses the run; one that is paused stays as it is. */
export function pause(run: Run, by: PersonId, reason: string): void {
  if (run.journal.paused !== undefined) return;
  run.journal.paused = { by, reason };
  run.record({ type: 'run-paused', by, reason });
  run.alarms.told();
}

/** Lets the run go on; one that is not paused stays as it is. */
export function resume(run: Run, by: PersonId, reason: string): void {
  if (run.journal.paused === undefined) return;
  endPause(run, by, reason);
  run.alarms.told();
}

/** Ends a pause; by nobody where the run ends. */
export function endPause(run: Run, by: PersonId | null = null, reason = ''): void {
  if (run.journal.paused === undefined) return;
  delete run.journal.paused;
  run.record({ type: 'run-resumed', by, reason });
}
