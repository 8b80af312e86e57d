import type { SecurityEvent } from '../contracts/event.ts';
import { jsonBytes, type Json } from '../contracts/json.ts';
import { invariant } from '../contracts/invariant.ts';
import { CancelToken } from './cancel-token.ts';
import { untilWritten } from './flush.ts';
import { RUN_PATH, type Run, type Woken } from './run.ts';

/*
 * Events of the run's key that come when it tidies up or has ended: it does nothing about them any more.
 *
 *   kept → given back at the end of the run → they wait in the line of the key → the next run starts with the first of them
 *   kept while the run has ended and still answers people → given back when it has answered them
 *
 * A group is one start, whatever comes after it: its run lets late events go.
 */

/** Events that a run keeps to give back at most, which is as many as a line holds, and their bytes; further ones are let go. */
export const LATE_MAX = 100;
export const LATE_BYTES_MAX = 256 * 1024;

const HINTS = { quick: false, cancellable: false, limitMs: 10_000 };

/** Keeps an event for the next run; the same one once. */
export function keepLate({ journal, start }: Run, event: SecurityEvent): void {
  const late = journal.late ?? [];
  if (start.events !== undefined || late.some(({ id }) => id === event.id)) return;
  if (late.length >= LATE_MAX || jsonBytes([...late, event] as unknown as Json) > LATE_BYTES_MAX) return;
  late.push(event);
  journal.late = late;
}

/** Gives back what was kept, however long the ledger is down: what was handed over is not lost. */
export async function returnEvents(run: Run): Promise<Woken> {
  const { journal } = run;
  if (journal.late === undefined || !run.effects.goesBy('give-late-events-back-2026-11')) return 'met';
  return untilGivenBack(run);
}

/** Gives back what has come since the run ended, while it still answered people. */
export async function returnLastEvents(run: Run): Promise<Woken> {
  const { journal } = run;
  if (journal.late === undefined || !run.effects.goesBy('give-last-events-back-2026-11')) return 'met';
  return untilGivenBack(run);
}

function untilGivenBack(run: Run): Promise<Woken> {
  const { journal } = run;
  return untilWritten(
    run,
    () => journal.late === undefined,
    (attempt) => giveBack(run, attempt),
  );
}

async function giveBack(run: Run, attempt: number): Promise<boolean> {
  const { late } = run.journal;
  invariant(late !== undefined, 'There is something to give back');
  const taken = [...late];
  const effect = { kind: 'flush', path: RUN_PATH, attempt, title: 'Give events back', late: taken } as const;
  const { status } = await run.act(effect, HINTS, new CancelToken());
  if (status !== 'succeeded') return false;
  late.splice(0, taken.length);
  if (late.length === 0) delete run.journal.late;
  return true;
}
