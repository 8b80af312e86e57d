import type { SecurityEvent } from '../contracts/event.ts';
import { jsonBytes, type Json, type JsonObject } from '../contracts/json.ts';
import { invariant } from '../contracts/invariant.ts';
import { CancelToken } from './cancel-token.ts';
import type { Settled } from './effects.ts';
import type { JoiningEvent } from './journal.ts';
import { keepLate } from './late-events.ts';
import { FLOOD, RUN_PATH, type Run } from './run.ts';

/*
 * Events of the run's key that arrive while it works.
 *
 *   noted in the turn in which it arrives → claimed at the next border between steps → joined: recorded, and kept where a step waits for events
 *                                         → it belongs to another run: let be
 *
 * Ten thousand may come while a run waits for a day. From a flood on they are claimed many at a time, also while it waits;
 * of all but the newest only the name is kept.
 */

/** Ids of joined events that a run remembers: one that is handed over again counts once. */
export const JOINED_MAX = 1_000;

/** Events that wait to be claimed at most, which is as many as Temporal hands to one execution; a further one is not taken. */
export const JOINING_MAX = 10_000;

/** Events of a flood that one effect claims: their records fit into the outbox. */
export const CLAIMS_AT_ONCE = 50;

/** Events that a run keeps for steps that wait for one, and their bytes: those that were claimed, and those that were not yet. */
export const EVENTS_MAX = 50;
export const EVENTS_BYTES_MAX = 128 * 1024;

const HINTS = { quick: false, cancellable: false, limitMs: 10_000 };

/** Notes an event of the run's key that arrived while it works. False where it has to go to the next run. */
export function noteEvent(run: Run, event: SecurityEvent): boolean {
  const { journal, start } = run;
  const { joining, joined } = journal;
  const isOfStart = [start.event, ...(start.events ?? [])].some((one) => one?.id === event.id);
  if (isOfStart || joined.includes(event.id)) return true;
  if (journal.phase === 'finally' || journal.phase === 'ended') {
    keepLate(run, event);
    return false;
  }
  if (joining.length >= JOINING_MAX) return false;
  const isWanted = run.hears || journal.phase === 'claim';
  joining.push(isWanted ? event : nameOf(event));
  if (isWanted) forgetOldest(run, joining);
  joined.push(event.id);
  if (joined.length > JOINED_MAX) joined.shift();
  return true;
}

/** Leaves the events that wait to be claimed to the next run: this one works on nothing. */
export function leaveJoining(run: Run): void {
  for (const event of run.journal.joining.splice(0)) if (isWhole(event)) keepLate(run, event);
}

const nameOf = ({ id, source }: JoiningEvent): JoiningEvent => ({ id, source });
const isWhole = (event: JoiningEvent): event is SecurityEvent => 'fields' in event;

/** What is claimed would be kept up to the same limits, so of the older ones nothing would be read. */
function forgetOldest(run: Run, joining: JoiningEvent[]): void {
  let events = 0;
  let bytes = 0;
  for (let at = joining.length - 1; at >= 0; at--) {
    const event = joining[at];
    // Whatever is older has been forgotten before.
    if (event === undefined || !isWhole(event)) return;
    events += 1;
    bytes += bytesOf(run, event);
    if (events > EVENTS_MAX || bytes > EVENTS_BYTES_MAX) joining[at] = nameOf(event);
  }
}

function bytesOf({ eventBytes }: Run, event: SecurityEvent): number {
  const known = eventBytes.get(event) ?? jsonBytes(event as unknown as Json);
  eventBytes.set(event, known);
  return known;
}

/** Names of events that a run carries on unclaimed at most, so that a flood without an end does not keep it from moving on. */
export const CARRIED_MAX = 1_000;

/**
 * Claims the events that joined. What cannot be written now is tried again at the next border; unless this is the last one, a
 * run that moves on leaves some to its next segment.
 */
export async function claimJoined(run: Run, { isLast = false }: { readonly isLast?: boolean } = {}): Promise<void> {
  const { joining } = run.journal;
  const mayLeave = (): boolean => !isLast && run.isMovingOn && joining.length <= CARRIED_MAX;
  while (joining.length > 0 && !mayLeave()) {
    const taken = joining.splice(0, joining.length < FLOOD ? 1 : sameSource(joining));
    const settled = await claimAll(run, taken);
    const claimed = settled.status === 'succeeded' ? answersIn(settled.output as JsonObject) : [];
    for (const [index, event] of taken.entries()) if (claimed[index] === true) join(run, event);
    joining.unshift(...taken.slice(claimed.length));
    if (claimed.length === 0) return;
  }
}

/** How many of the oldest one effect may claim. */
function sameSource(joining: readonly JoiningEvent[]): number {
  const other = joining.findIndex(({ source }) => source !== joining[0]?.source);
  return other === -1 ? CLAIMS_AT_ONCE : Math.min(other, CLAIMS_AT_ONCE);
}

function answersIn({ claimed, others }: JsonObject): readonly boolean[] {
  return [claimed === true, ...((others ?? []) as readonly boolean[])]; // what a claim answers
}

function join(run: Run, event: JoiningEvent): void {
  run.record({ type: 'event-joined', eventId: event.id });
  if (run.hears && isWhole(event)) keepEvent(run, event);
}

/** Keeps an event for steps that wait for one. Of a flood the oldest go. */
function keepEvent(run: Run, event: SecurityEvent): void {
  const events = (run.journal.events ??= []);
  events.push(event);
  const bytes = (): number => events.reduce((sum, one) => sum + bytesOf(run, one), 0);
  while (events.length > EVENTS_MAX || bytes() > EVENTS_BYTES_MAX) events.shift();
}

/** Claims an event for this run: `{ claimed }`. */
export function claim(run: Run, event: SecurityEvent): Promise<Settled> {
  return claimAll(run, [event]);
}

function claimAll(run: Run, [first, ...others]: readonly JoiningEvent[]): Promise<Settled> {
  invariant(first !== undefined, 'Whoever claims has an event');
  const body = {
    kind: 'claim',
    path: RUN_PATH,
    attempt: 1,
    title: 'Claim the event',
    source: first.source,
    eventId: first.id,
    ...(others.length === 0 ? {} : { others: others.map(({ id }) => id) }),
  } as const;
  return run.act(body, HINTS, new CancelToken());
}
