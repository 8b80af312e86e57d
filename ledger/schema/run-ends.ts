import type { PlaybookName, RunId, TenantId } from '../../contracts/ids.ts';
import type { MomentColumnOrNull, TextColumnOrNull } from './columns.ts';

/** What the ends of runs started: one row for each playbook that wanted an end. */
export interface RunEndsTable {
  tenant: TenantId;
  /** The run that ended. */
  runId: RunId;
  /** The playbook that starts by it. */
  playbook: PlaybookName;
  trigger: number;
  /** Until when somebody has it in hand. */
  takenUntil: MomentColumnOrNull;
  result: TextColumnOrNull<'started' | 'refused'>;
  /** Of the run that was started. */
  workflowId: TextColumnOrNull;
  reason: TextColumnOrNull;
  settledAt: MomentColumnOrNull;
}
