import type { PlaybookName, TenantId } from '../contracts/ids.ts';
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
  const { playbook, schedule, slot, at, firing } = claim;
  const owner = await db.kysely
    .insertInto('slots')
    .values({ tenant, playbook, schedule, slot, at, firing })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant', 'playbook', 'schedule', 'slot'])
        .doUpdateSet(({ ref }) => ({ firing: ref('slots.firing') })),
    )
    .returning(['firing', 'outcome'])
    .executeTakeFirstOrThrow();
  return owner.firing === firing && owner.outcome === null;
}

/** Ends a slot, claimed or not; the first end stays. */
export async function endSlot(
  db: LedgerDatabase,
  tenant: TenantId,
  slot: SlotKey & { readonly at: UtcTime },
  outcome: SlotOutcome,
): Promise<void> {
  const { playbook, schedule, slot: name, at } = slot;
  const end = {
    outcome: outcome.end,
    workflowId: 'workflowId' in outcome ? outcome.workflowId : null,
    reason: 'reason' in outcome ? outcome.reason : null,
    endedAt: new Date().toISOString(),
  };
  await db.kysely
    .insertInto('slots')
    .values({ tenant, playbook, schedule, slot: name, at, ...end })
    .onConflict((conflict) =>
      conflict.columns(['tenant', 'playbook', 'schedule', 'slot']).doUpdateSet(end).where('slots.outcome', 'is', null),
    )
    .execute();
}

/** Slots of the tenants, newest first. */
export async function listSlots(
  db: LedgerDatabase,
  tenants: readonly TenantId[],
  page: { readonly playbook?: PlaybookName; readonly limit?: number } = {},
): Promise<readonly (SlotRow & { readonly tenant: TenantId })[]> {
  if (tenants.length === 0) return [];
  let query = db.kysely
    .selectFrom('slots')
    .select(['tenant', 'playbook', 'schedule', 'slot', 'at', 'outcome', 'workflowId', 'reason'])
    .where('tenant', 'in', tenants)
    .orderBy('at', 'desc')
    .limit(Math.min(Math.max(page.limit ?? PAGE, 1), PAGE_MAX));
  if (page.playbook !== undefined) query = query.where('playbook', '=', page.playbook);
  const rows = await query.execute();
  return rows.map(({ outcome, workflowId, reason, ...slot }) => ({
    ...slot,
    outcome: outcomeOf(outcome, workflowId, reason),
  }));
}

const PAGE = 100;
const PAGE_MAX = 1_000;

function outcomeOf(
  end: SlotOutcome['end'] | null,
  workflowId: string | null,
  reason: string | null,
): SlotOutcome | null {
  if (end === null) return null;
  if (end === 'started' || end === 'late') return { end, workflowId: workflowId ?? '' };
  return { end, reason: reason ?? '' };
}
