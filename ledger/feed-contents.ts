import type { FeedRef } from '../contracts/activities.ts';
import type { TenantId } from '../contracts/ids.ts';
import { InvariantViolation } from '../contracts/invariant.ts';
import type { Json } from '../contracts/json.ts';
import type { UtcTime } from '../contracts/time.ts';
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
  throw new InvariantViolation(`${typeof db}${tenant}${feed.contentType}${contents.length}`);
}

/** Contents whose records have all been handed over. */
export async function finishContents(
  db: LedgerDatabase,
  tenant: TenantId,
  feed: Feed,
  contentIds: readonly string[],
): Promise<void> {
  throw new InvariantViolation(`${typeof db}${tenant}${feed.contentType}${contentIds.length}`);
}

/** Contents noted and not done, oldest first. */
export async function listPendingContents(
  db: LedgerDatabase,
  tenant: TenantId,
  feed: Feed,
): Promise<readonly FeedContent[]> {
  throw new InvariantViolation(`${typeof db}${tenant}${feed.contentType}`);
}

/** Forgets contents that are done and expired; answers how many. */
export async function purgeContents(db: LedgerDatabase): Promise<number> {
  throw new InvariantViolation(typeof db);
}

/** A time for which a feed could not be read any more. */
export interface FeedGap {
  readonly from: UtcTime;
  readonly to: UtcTime;
  readonly reason: string;
}

/** Notes a gap; the same one again changes nothing. */
export async function noteFeedGap(db: LedgerDatabase, tenant: TenantId, feed: Feed, gap: FeedGap): Promise<void> {
  throw new InvariantViolation(`${typeof db}${tenant}${feed.contentType}${gap.reason}`);
}

/** Gaps of a feed, oldest first. */
export async function listFeedGaps(db: LedgerDatabase, tenant: TenantId, feed: Feed): Promise<readonly FeedGap[]> {
  throw new InvariantViolation(`${typeof db}${tenant}${feed.contentType}`);
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
  throw new InvariantViolation(`${typeof db}${tenant}${feed.contentType}${record.reason}`);
}

/** Records set aside, newest first; 1,000 at most. */
export async function listParkedRecords(
  db: LedgerDatabase,
  tenant: TenantId,
  feed: Feed,
): Promise<readonly (ParkedRecord & { readonly parkedAt: UtcTime })[]> {
  throw new InvariantViolation(`${typeof db}${tenant}${feed.contentType}`);
}
