import { sql } from 'kysely';
import type { FeedRef } from '../contracts/activities.ts';
import type { TenantId } from '../contracts/ids.ts';
import type { Json } from '../contracts/json.ts';
import type { UtcTime } from '../contracts/time.ts';
import { asJson } from './as-json.ts';
import type { LedgerDatabase } from './database.ts';

/** A feed without its tenant. */
export type Feed = Omit<FeedRef, 'tenant'>;

/** A blob that the listing of a feed named. */
export interface FeedContent {
  readonly contentId: string;
  readonly contentUri: string;
  readonly createdAt: UtcTime;
  readonly expiresAt: UtcTime;
}

/** Notes listed contents; answers those of them that are not done yet. */
export async function noteContents(
  db: LedgerDatabase,
  tenant: TenantId,
  feed: Feed,
  contents: readonly FeedContent[],
): Promise<readonly FeedContent[]> {
  await sql`
    insert into feed_contents (tenant, source, content_type, content_id, content_uri, created_at, expires_at)
    select ${tenant}, ${feed.source}, ${feed.contentType}, i.*
    from unnest(
      ${contents.map(({ contentId }) => contentId)}::text[], ${contents.map(({ contentUri }) => contentUri)}::text[],
      ${contents.map(({ createdAt }) => createdAt)}::timestamptz[], ${contents.map(({ expiresAt }) => expiresAt)}::timestamptz[]
    ) as i
    on conflict (tenant, source, content_type, content_id) do nothing`.execute(db.kysely);
  const ids = contents.map(({ contentId }) => contentId);
  return selectPending(db, tenant, feed)
    .where('contentId', '=', sql<string>`any(${ids}::text[])`)
    .execute();
}

/** Contents whose records have all been handed over. */
export async function finishContents(
  db: LedgerDatabase,
  tenant: TenantId,
  feed: Feed,
  contentIds: readonly string[],
): Promise<void> {
  await db.kysely
    .updateTable('feedContents')
    .set({ doneAt: sql`now()` })
    .where('tenant', '=', tenant)
    .where('source', '=', feed.source)
    .where('contentType', '=', feed.contentType)
    .where('contentId', '=', sql<string>`any(${[...contentIds]}::text[])`)
    .where('doneAt', 'is', null)
    .execute();
}

/** Contents noted and not done, oldest first. */
export async function listPendingContents(
  db: LedgerDatabase,
  tenant: TenantId,
  feed: Feed,
): Promise<readonly FeedContent[]> {
  return selectPending(db, tenant, feed).execute();
}

/** Forgets contents that are done and expired; answers how many. */
export async function purgeContents(db: LedgerDatabase): Promise<number> {
  const { numDeletedRows } = await db.kysely
    .deleteFrom('feedContents')
    .where('doneAt', 'is not', null)
    .where('expiresAt', '<', sql<UtcTime>`now()`)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** A time for which a feed could not be read any more. */
export interface FeedGap {
  readonly from: UtcTime;
  readonly to: UtcTime;
  readonly reason: string;
}

/** Notes a gap; the same one again changes nothing. */
export async function noteFeedGap(db: LedgerDatabase, tenant: TenantId, feed: Feed, gap: FeedGap): Promise<void> {
  await db.kysely
    .insertInto('feedGaps')
    .values({ tenant, ...keyOf(feed), gapFrom: gap.from, gapTo: gap.to, reason: gap.reason })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Gaps of a feed, oldest first. */
export async function listFeedGaps(db: LedgerDatabase, tenant: TenantId, feed: Feed): Promise<readonly FeedGap[]> {
  return db.kysely
    .selectFrom('feedGaps')
    .select(['gapFrom as from', 'gapTo as to', 'reason'])
    .where('tenant', '=', tenant)
    .where('source', '=', feed.source)
    .where('contentType', '=', feed.contentType)
    .orderBy('gapFrom')
    .execute();
}

/** A record that could not be understood, set aside so that the feed goes on. */
export interface ParkedRecord {
  readonly contentId: string;
  /** The upstream's id of the record, or its position in the blob. */
  readonly recordId: string;
  readonly reason: string;
  readonly body: Json;
}

/** Sets a record aside; the same one again changes nothing. */
export async function parkRecord(
  db: LedgerDatabase,
  tenant: TenantId,
  feed: Feed,
  record: ParkedRecord,
): Promise<void> {
  const { contentId, recordId, reason, body } = record;
  await db.kysely
    .insertInto('parkedRecords')
    .values({ tenant, ...keyOf(feed), contentId, recordId, reason, body: asJson(body) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Records set aside, newest first; 1,000 at most. */
export async function listParkedRecords(
  db: LedgerDatabase,
  tenant: TenantId,
  feed: Feed,
): Promise<readonly (ParkedRecord & { readonly parkedAt: UtcTime })[]> {
  return db.kysely
    .selectFrom('parkedRecords')
    .select(['contentId', 'recordId', 'reason', 'body', 'parkedAt'])
    .where('tenant', '=', tenant)
    .where('source', '=', feed.source)
    .where('contentType', '=', feed.contentType)
    .orderBy('parkedAt', 'desc')
    .limit(LISTED_MAX)
    .execute();
}

const LISTED_MAX = 1_000;

function keyOf(feed: Feed): Feed {
  return { source: feed.source, contentType: feed.contentType };
}

function selectPending(db: LedgerDatabase, tenant: TenantId, feed: Feed) {
  return db.kysely
    .selectFrom('feedContents')
    .select(['contentId', 'contentUri', 'createdAt', 'expiresAt'])
    .where('tenant', '=', tenant)
    .where('source', '=', feed.source)
    .where('contentType', '=', feed.contentType)
    .where('doneAt', 'is', null)
    .orderBy('createdAt')
    .orderBy('contentId');
}
