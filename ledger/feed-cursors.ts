import type { EventSource } from '../contracts/event.ts';
import type { TenantId } from '../contracts/ids.ts';
import { InvariantViolation } from '../contracts/invariant.ts';
import type { UtcTime } from '../contracts/time.ts';
import type { LedgerDatabase } from './database.ts';

/** Up to where a feed has been handed over; undefined for one never read. */
export async function readCursor(
  db: LedgerDatabase,
  tenant: TenantId,
  source: EventSource,
  contentType: string,
): Promise<UtcTime | undefined> {
  throw new InvariantViolation(`${typeof db}${tenant}${source}${contentType}`);
}

/** Moves a cursor; never backwards. */
export async function moveCursor(
  db: LedgerDatabase,
  tenant: TenantId,
  source: EventSource,
  contentType: string,
  to: UtcTime,
): Promise<void> {
  throw new InvariantViolation(`${typeof db}${tenant}${source}${contentType}${to}`);
}
