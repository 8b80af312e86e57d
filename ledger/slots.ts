import type { PlaybookName, TenantId } from '../contracts/ids.ts';
import { InvariantViolation } from '../contracts/invariant.ts';
import type { UtcTime } from '../contracts/time.ts';
import type { LedgerDatabase } from './database.ts';

/** One firing of a schedule, by its local name: `2026-11-21T09:00` happens once, daylight saving or not. */
export interface SlotKey {
  readonly playbook: PlaybookName;
  readonly schedule: string;
  readonly slot: string;
}

/** How a slot ended. */
export type SlotOutcome =
  | { readonly end: 'started' | 'late'; readonly workflowId: string }
  | { readonly end: 'skipped' | 'missed'; readonly reason: string };

/** A slot as the ledger has it; without `outcome` it is being decided. */
export interface SlotRow extends SlotKey {
  readonly at: UtcTime;
  readonly outcome: SlotOutcome | null;
}

/** Claims a slot: true for the first firing that asks and for the same one again, until it has an end. */
export async function claimSlot(
  db: LedgerDatabase,
  tenant: TenantId,
  claim: SlotKey & { readonly at: UtcTime; readonly firing: string },
): Promise<boolean> {
  throw new InvariantViolation(`${typeof db}${tenant}${claim.slot}`);
}

/** Ends a slot, claimed or not; the first end stays. */
export async function endSlot(
  db: LedgerDatabase,
  tenant: TenantId,
  slot: SlotKey & { readonly at: UtcTime },
  outcome: SlotOutcome,
): Promise<void> {
  throw new InvariantViolation(`${typeof db}${tenant}${slot.slot}${outcome.end}`);
}

/** Slots of the tenants, newest first. */
export async function listSlots(
  db: LedgerDatabase,
  tenants: readonly TenantId[],
  page: { readonly playbook?: PlaybookName; readonly limit?: number } = {},
): Promise<readonly (SlotRow & { readonly tenant: TenantId })[]> {
  throw new InvariantViolation(`${typeof db}${tenants.length}${page.limit}`);
}
