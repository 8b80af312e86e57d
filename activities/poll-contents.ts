import type { O365Management } from '../connectors/o365-management/o365-management.ts';
import type { WantedRecordTypes } from '../connectors/o365-management/decode-blob.ts';
import { normaliseRecords, recordTypesOf } from '../connectors/o365-management/normalise.ts';
import { planWindows, type WindowPlan } from '../connectors/o365-management/plan-windows.ts';
import type { IntakeReport } from '../contracts/activities.ts';
import type { SecurityEvent } from '../contracts/event.ts';
import { digest } from '../contracts/json.ts';
import { utcTime, type UtcTime } from '../contracts/time.ts';
import {
  finishContents,
  listPendingContents,
  noteContents,
  noteFeedGap,
  parkRecord,
  type FeedContent,
} from '../ledger/feed-contents.ts';
import { moveCursor, readCursor } from '../ledger/feed-cursors.ts';
import { admitEvents, markHandedOver } from '../ledger/seen-events.ts';
import type { EnabledPlaybook } from './enabled-playbooks.ts';
import { takeEvent, type Intake } from './take-event.ts';
import { withinLimits } from './within-limits.ts';

/*
 * One turn of the intake of a feed that names its contents, as the Management Activity API does.
 *
 *   what is still to be done from earlier turns, or else: list the windows since the cursor and note their contents
 *   fetch up to 50 contents, four at a time
 *   for each content, oldest first: drop events seen before, hand the others over, remember them, end the content
 *   move the cursor, once everything listed in this turn is done
 *
 * Whatever ends the turn early leaves contents noted and not done; the next turn goes on with them. An event is
 * remembered only after it was handed over, so a crash hands some over twice, and their claim makes that a no-op.
 */

/** Contents fetched in one turn. */
export const CONTENTS_MAX = 50;
/** Contents fetched at once. */
const FETCHES_AT_ONCE = 4;
const KEPT_MS = 7 * 24 * 60 * 60 * 1_000;

/** A turn under way. */
interface Turn extends Intake {
  readonly connector: O365Management;
  readonly wanted: WantedRecordTypes;
  readonly signal: AbortSignal;
}

interface Counts {
  seen: number;
  duplicates: number;
  handedOver: number;
  unmatched: number;
}

/** Takes one turn. Rejects where the feed, the ledger or Temporal fails: the next turn goes on. */
export async function pollContents(intake: Intake, signal: AbortSignal): Promise<IntakeReport> {
  const { dependencies, feed, playbooks } = intake;
  return takeTurn({
    ...intake,
    connector: dependencies.upstreams.o365Management(feed.tenant),
    wanted: recordTypesOf(playbooks.flatMap(({ plan }) => plan.triggers.flatMap(eventOf))),
    signal,
  });
}

function eventOf(trigger: EnabledPlaybook['plan']['triggers'][number]): readonly string[] {
  return trigger.kind === 'event' ? [trigger.event] : [];
}

async function takeTurn(turn: Turn): Promise<IntakeReport> {
  const { feed } = turn;
  const { db, now } = turn.dependencies;
  const cursor = (await readCursor(db, feed.tenant, feed.source, feed.contentType)) ?? null;
  const left = await listPendingContents(db, feed.tenant, feed);
  const plan = planWindows(cursor === null ? null : Date.parse(cursor), now());
  const listed = left.length > 0 ? undefined : await listWindows(turn, plan);
  const pending = listed?.contents ?? left;
  const counts: Counts = { seen: 0, duplicates: 0, handedOver: 0, unmatched: 0 };
  const done = await workOff(turn, pending.slice(0, CONTENTS_MAX), counts);
  const isAllDone = done === pending.length;
  // What was left from earlier turns says nothing about the newest contents: those are listed in the next turn.
  const reached = isAllDone ? listed?.upTo : undefined;
  if (reached !== undefined) await moveCursor(db, feed.tenant, feed.source, feed.contentType, reached);
  const isHeldBack = done < Math.min(pending.length, CONTENTS_MAX);
  return { ...counts, more: !isHeldBack && (!isAllDone || listed === undefined), cursor: reached ?? cursor };
}

/** What the windows since the cursor hold; without a subscription nothing, and the cursor stays. */
async function listWindows(
  turn: Turn,
  plan: WindowPlan,
): Promise<{ readonly contents: readonly FeedContent[]; readonly upTo: UtcTime | undefined }> {
  const { feed, connector, signal } = turn;
  const { db, log } = turn.dependencies;
  if (plan.lost !== null) {
    const gap = { from: utcTime(plan.lost.from), to: utcTime(plan.lost.to), reason: 'not polled within 7 days' };
    await noteFeedGap(db, feed.tenant, feed, gap);
    log.error({ tenant: feed.tenant, contentType: feed.contentType, ...gap }, 'feed-gap');
  }
  const contents: FeedContent[] = [];
  for (const window of plan.windows) {
    const listing = await connector.listContent(feed.contentType, window, signal);
    if (listing.status === 'not-subscribed') {
      const { status } = await connector.startSubscription(feed.contentType, signal);
      log.info({ tenant: feed.tenant, contentType: feed.contentType, status }, 'subscription-started');
      return { contents, upTo: undefined };
    }
    const found = listing.contents.map(({ contentId, contentUri, createdAt, expiresAt }) => ({
      contentId,
      contentUri,
      createdAt,
      expiresAt: expiresAt ?? utcTime(Date.parse(createdAt) + KEPT_MS),
    }));
    contents.push(...(await noteContents(db, feed.tenant, feed, found)));
  }
  const last = plan.windows.at(-1);
  return { contents, upTo: last === undefined ? undefined : utcTime(last.to) };
}

/** Works contents off in order and answers how many are done; fewer when no more runs may begin now, or an event broke. */
async function workOff(turn: Turn, contents: readonly FeedContent[], counts: Counts): Promise<number> {
  let done = 0;
  for (let at = 0; at < contents.length; at += FETCHES_AT_ONCE) {
    const batch = contents.slice(at, at + FETCHES_AT_ONCE);
    const fetched = await Promise.all(batch.map((content) => fetchEvents(turn, content, counts)));
    for (const [index, content] of batch.entries()) {
      const end = await handOverContent(turn, { content, events: fetched[index] ?? [] }, counts);
      if (end === 'full') return done;
      if (end === 'done') done += 1;
    }
  }
  return done;
}

async function fetchEvents(turn: Turn, content: FeedContent, counts: Counts): Promise<readonly SecurityEvent[]> {
  const { feed, connector, wanted, signal } = turn;
  const { db, log } = turn.dependencies;
  const fetched = await connector.fetchBlob({ ...content, contentType: feed.contentType }, wanted, signal);
  if (fetched.status === 'gone') {
    const gap = { from: content.createdAt, to: content.createdAt, reason: `content is gone (${fetched.code})` };
    await noteFeedGap(db, feed.tenant, feed, gap);
    return [];
  }
  const { events, poison, cut } = withinLimits(normaliseRecords(feed.tenant, fetched.records));
  const parked = [
    ...fetched.malformed.map(({ reason, text }) => ({ reason, body: text })),
    ...poison.map(({ reason, raw }) => ({ reason, body: raw })),
  ];
  for (const { reason, body } of parked) {
    log.error({ tenant: feed.tenant, content: content.contentId, reason }, 'event-parked');
    await parkRecord(db, feed.tenant, feed, { contentId: content.contentId, recordId: digest(body), reason, body });
  }
  const reason = 'It was handed over cut, because it is longer than an event may be';
  for (const { id, raw } of cut)
    await parkRecord(db, feed.tenant, feed, { contentId: content.contentId, recordId: id, reason, body: raw });
  counts.seen += fetched.records.length + fetched.unwanted + fetched.malformed.length;
  counts.unmatched += fetched.unwanted + parked.length;
  return events;
}

/** `full`: no more runs of the tenant may begin now; `again`: an event broke that is tried again in the next turn. */
async function handOverContent(
  turn: Turn,
  given: { readonly content: FeedContent; readonly events: readonly SecurityEvent[] },
  counts: Counts,
): Promise<'done' | 'full' | 'again'> {
  const { feed } = turn;
  const { db } = turn.dependencies;
  const byId = new Map(given.events.map((event) => [event.id, event]));
  const admitted = await admitEvents(db, feed.tenant, feed.source, [...byId.keys()]);
  counts.duplicates += given.events.length - admitted.length;
  const done: string[] = [];
  let end: 'done' | 'full' | 'again' = 'done';
  for (const id of admitted) {
    const event = byId.get(id);
    if (event === undefined) continue;
    const became = await takeEvent(turn, { event, contentId: given.content.contentId });
    if (became === 'taken') counts.handedOver += 1;
    if (became === 'unwanted') counts.unmatched += 1;
    if (became === 'taken' || became === 'unwanted') done.push(id);
    else end = became;
    if (became === 'full') break;
  }
  if (done.length > 0) await markHandedOver(db, feed.tenant, feed.source, done);
  if (end === 'done') await finishContents(db, feed.tenant, feed, [given.content.contentId]);
  return end;
}
