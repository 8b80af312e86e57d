import type { EventSource } from '../contracts/event.ts';
import type { TenantId } from '../contracts/ids.ts';
import { InvariantViolation } from '../contracts/invariant.ts';
import type { LedgerDatabase } from './database.ts';

/** How long an event is remembered, in days: a day longer than the feed keeps its contents. */
export const HORIZON_DAYS = 8;

/** The ids that were not handed over within the horizon, each once, in the order given. Marks nothing. */
export async function admitEvents(
  db: LedgerDatabase,
  tenant: TenantId,
  source: EventSource,
  ids: readonly string[],
): Promise<readonly string[]> {
  throw new InvariantViolation(`${typeof db}${tenant}${source}${ids.length}`);
}

/** Remembers events as handed over or unwanted, so that a repeat of them is dropped. */
export async function markHandedOver(
  db: LedgerDatabase,
  tenant: TenantId,
  source: EventSource,
  ids: readonly string[],
): Promise<void> {
  throw new InvariantViolation(`${typeof db}${tenant}${source}${ids.length}`);
}

/** Forgets what is older than the horizon; answers how many. */
export async function purgeSeenEvents(db: LedgerDatabase): Promise<number> {
  throw new InvariantViolation(typeof db);
}
