import type { Changes } from '../connectors/changed-event.ts';
import type { IntakeReport } from '../contracts/activities.ts';
import { digest } from '../contracts/json.ts';
import { utcTime, type UtcMs } from '../contracts/time.ts';
import { noteFeedGap, parkRecord } from '../ledger/feed-contents.ts';
import { moveCursor, readCursor } from '../ledger/feed-cursors.ts';
import { admitEvents, markHandedOver } from '../ledger/seen-events.ts';
import { listChanges } from './list-changes.ts';
import { takeEvent, type Intake } from './take-event.ts';

/*
 * One turn of the intake of an upstream that only lists records by their last update. There is no token that says what is
 * new, and a record may become visible minutes after its own time: so each turn lists again from some minutes before the
 * newest one, and what was seen before falls out by its id, which has the state in it.
 *
 * The cursor is where the next listing begins. After a turn that has seen all there is, it lies the overlap before the
 * newest record. Where more follows, the listing goes on behind the last record, but not within the overlap, unless all
 * that was listed had been seen before: a storm must not make a turn list the same again and again.
 */

/** How long before the newest record a listing begins again, in milliseconds. */
export const OVERLAP_MS = 5 * 60_000;
/** How far back the first turn looks. */
export const FIRST_LOOK_BACK_MS = 60 * 60_000;
/** Records of one listing: a page of the upstream, since a record that changes while pages are read shifts the others. */
export const LISTED_MAX = 100;
/** Records of one listing where all of them have changed at one moment. */
export const ONE_MOMENT_MAX = 6_400;
/** Listings of one turn. */
export const LISTINGS_MAX = 20;
/** The coarsest time of an upstream, in milliseconds. */
const MOMENT_MS = 1_000;

/** Takes one turn. Rejects where the upstream, the ledger or Temporal fails: the next turn goes on. */
export async function pollChanges(intake: Intake, signal: AbortSignal): Promise<IntakeReport> {
  const { dependencies, feed } = intake;
  const known = await readCursor(dependencies.db, feed.tenant, feed.source, feed.contentType);
  const startedAt = dependencies.now();
  const counts: Counts = { seen: 0, duplicates: 0, handedOver: 0, unmatched: 0 };
  let from = known === undefined ? startedAt - FIRST_LOOK_BACK_MS : Date.parse(known);
  let take = LISTED_MAX;
  for (let listing = 1; listing <= LISTINGS_MAX; listing += 1) {
    const changes = await listChanges(intake, { tenant: feed.tenant, from, take }, signal);
    await setAside(intake, changes);
    const { end, reached = from } = await handOverChanges(intake, changes, counts);
    const isAll = changes.events.length + changes.unreadable.length < take;
    if (end === 'held') return report(intake, counts, { next: reached, more: false });
    if (isAll) return report(intake, counts, { next: Math.max(from, reached - OVERLAP_MS), more: false });
    ({ from, take } = await goOnBehind(intake, { from, take, reached }));
  }
  const isNothingNew = counts.duplicates === counts.seen;
  const next = isNothingNew ? from : Math.min(from, startedAt - OVERLAP_MS);
  return report(intake, counts, { next, more: true });
}

interface Place {
  readonly from: UtcMs;
  readonly take: number;
}

/** Where the next listing begins. A listing of one moment alone is made longer until it ends behind that moment. */
async function goOnBehind(
  { dependencies, feed }: Intake,
  { from, take, reached }: Place & { readonly reached: UtcMs },
): Promise<Place> {
  if (reached > from) return { from: reached, take: LISTED_MAX };
  if (take < ONE_MOMENT_MAX) return { from, take: Math.min(take * 4, ONE_MOMENT_MAX) };
  const gap = { from: utcTime(from), to: utcTime(from), reason: `more than ${take} records changed at one moment` };
  await noteFeedGap(dependencies.db, feed.tenant, feed, gap);
  dependencies.log.error({ tenant: feed.tenant, contentType: feed.contentType, ...gap }, 'feed-gap');
  return { from: from + MOMENT_MS, take: LISTED_MAX };
}

interface Counts {
  seen: number;
  duplicates: number;
  handedOver: number;
  unmatched: number;
}

async function report(
  { dependencies, feed }: Intake,
  counts: Counts,
  { next, more }: { readonly next: UtcMs; readonly more: boolean },
): Promise<IntakeReport> {
  const cursor = utcTime(next);
  await moveCursor(dependencies.db, feed.tenant, feed.source, feed.contentType, cursor);
  return { ...counts, more, cursor };
}

/** A record that is no event stops nothing: it is set aside where operators see it. */
async function setAside({ dependencies, feed }: Intake, { unreadable }: Changes): Promise<void> {
  const { db, log } = dependencies;
  for (const { reason, raw } of unreadable) {
    log.error({ tenant: feed.tenant, contentType: feed.contentType, reason }, 'event-parked');
    await parkRecord(db, feed.tenant, feed, { contentId: feed.contentType, recordId: digest(raw), reason, body: raw });
  }
}

interface HandedOver {
  /** `held`: an event has to come again in the next turn. */
  readonly end: 'all' | 'held';
  /** The time of the last record of which all before it are done; undefined where there is none. */
  readonly reached: UtcMs | undefined;
}

async function handOverChanges(intake: Intake, { events }: Changes, counts: Counts): Promise<HandedOver> {
  const { dependencies, feed } = intake;
  const { db } = dependencies;
  const ids = events.map(({ event }) => event.id);
  const fresh = new Set(await admitEvents(db, feed.tenant, feed.source, ids));
  counts.seen += events.length;
  const done: string[] = [];
  let reached: UtcMs | undefined;
  let isHeld = false;
  for (const { event, changedAt } of events) {
    if (fresh.delete(event.id)) {
      const became = await takeEvent(intake, { event, contentId: feed.contentType });
      if (became === 'taken') counts.handedOver += 1;
      if (became === 'unwanted') counts.unmatched += 1;
      if (became === 'taken' || became === 'unwanted') done.push(event.id);
      else isHeld = true;
      if (became === 'full') break;
    } else counts.duplicates += 1;
    if (!isHeld) reached = changedAt;
  }
  if (done.length > 0) await markHandedOver(db, feed.tenant, feed.source, done);
  return { end: isHeld ? 'held' : 'all', reached };
}
