import { CancelToken } from './cancel-token.ts';
import { RUN_PATH, type Run } from './run.ts';
import type { SecurityEvent } from '../contracts/event.ts';
import { jsonBytes, type Json, type JsonObject } from '../contracts/json.ts';
import type { Journal } from './journal.ts';
import type { Settled } from './effects.ts';

/** Ids of joined events that a run remembers; a further one is not taken and stays with the inbox. */
export const JOINED_MAX = 1_000;

/** Joined events that a run keeps for steps that wait for one, and their bytes. */
export const EVENTS_MAX = 50;
export const EVENTS_BYTES_MAX = 128 * 1024;

const HINTS = { quick: false, cancellable: false, limitMs: 10_000 };

/** Notes an event of the run's key that arrived while it works. False where it has to go to the next run. */
export function noteEvent(run: Run, event: SecurityEvent): boolean {
  const { journal, start } = run;
  if (event.id === start.event?.id || journal.joined.includes(event.id)) return true;
  if (journal.phase === 'finally' || journal.phase === 'ended' || journal.joined.length >= JOINED_MAX) return false;
  journal.joining.push(event);
  journal.joined.push(event.id);
  return true;
}

/** Claims the events that joined. One whose claim cannot be written now is tried again at the next border. */
export async function claimJoined(run: Run): Promise<void> {
  for (let event = run.journal.joining.shift(); event !== undefined; event = run.journal.joining.shift()) {
    const settled = await claim(run, event);
    if (settled.status !== 'succeeded') {
      run.journal.joining.unshift(event);
      return;
    }
    if ((settled.output as JsonObject)['claimed'] === true) join(run, event);
  }
}

function join(run: Run, event: SecurityEvent): void {
  run.record({ type: 'event-joined', eventId: event.id });
  if (run.hears) keepEvent(run.journal, event);
}

/** Keeps an event for steps that wait for one. Of a flood the oldest go. */
function keepEvent(journal: Journal, event: SecurityEvent): void {
  const events = (journal.events ??= []);
  events.push(event);
  const isTooMuch = (): boolean =>
    events.length > EVENTS_MAX || jsonBytes(events as unknown as Json) > EVENTS_BYTES_MAX;
  while (isTooMuch()) events.shift();
}

/** Claims an event for this run: `{ claimed }`. */
export function claim(run: Run, event: SecurityEvent): Promise<Settled> {
  const body = {
    kind: 'claim',
    path: RUN_PATH,
    attempt: 1,
    title: 'Claim the event',
    source: event.source,
    eventId: event.id,
  } as const;
  return run.act(body, HINTS, new CancelToken());
}
