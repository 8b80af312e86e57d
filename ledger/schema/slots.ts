import type { PlaybookName, TenantId } from '../../contracts/ids.ts';
import type { MomentColumn, MomentColumnOrNull, TextColumnOrNull } from './columns.ts';

/** Firings of schedules. */
export interface SlotsTable {
  tenant: TenantId;
  playbook: PlaybookName;
  schedule: string;
  slot: string;
  at: MomentColumn;
  /** Which firing decides it. */
  firing: TextColumnOrNull;
  outcome: TextColumnOrNull<'started' | 'late' | 'skipped' | 'missed'>;
  workflowId: TextColumnOrNull;
  reason: TextColumnOrNull;
  endedAt: MomentColumnOrNull;
}
