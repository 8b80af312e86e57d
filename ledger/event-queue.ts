import type { InboxEntry } from '../contracts/activities.ts';
import type { PlaybookName, TenantId } from '../contracts/ids.ts';
import { InvariantViolation } from '../contracts/invariant.ts';
import type { LedgerDatabase } from './database.ts';

/** Events that wait behind one key at most. */
export const QUEUED_MAX = 100;

/** A line of events: those of one key of one playbook. `key` is the hashed one of the workflow id. */
export interface QueueKey {
  readonly playbook: PlaybookName;
  readonly key: string;
}

/** An event taken from its line; `settleQueued` ends it, otherwise it comes again after a minute. */
export interface QueuedEvent {
  readonly id: number;
  readonly entry: InboxEntry;
}

/** Puts an event at the end of its line; the same event again changes nothing. A full line drops it, with the reason. */
export async function queueEvent(
  db: LedgerDatabase,
  tenant: TenantId,
  line: QueueKey,
  entry: InboxEntry,
): Promise<'queued' | 'dropped'> {
  throw new InvariantViolation(`${typeof db}${tenant}${line.key}${entry.event.id}`);
}

/** Takes the first event of a line, for a minute. Nothing while another one of the line is taken. */
export async function nextQueued(
  db: LedgerDatabase,
  tenant: TenantId,
  line: QueueKey,
): Promise<QueuedEvent | undefined> {
  throw new InvariantViolation(`${typeof db}${tenant}${line.key}`);
}

/** Ends a taken event: it has been handed over. */
export async function settleQueued(db: LedgerDatabase, tenant: TenantId, id: number): Promise<void> {
  throw new InvariantViolation(`${typeof db}${tenant}${id}`);
}

/** Drops all that waits in a line, with a reason that stays visible; answers how many. */
export async function dropQueued(
  db: LedgerDatabase,
  tenant: TenantId,
  line: QueueKey,
  reason: string,
): Promise<number> {
  throw new InvariantViolation(`${typeof db}${tenant}${line.key}${reason}`);
}

/** Lines of all tenants in which something waits, for the sweep; 1,000 at most, the longest waiting first. */
export async function listQueues(
  db: LedgerDatabase,
): Promise<readonly (QueueKey & { readonly tenant: TenantId; readonly waiting: number })[]> {
  throw new InvariantViolation(typeof db);
}
