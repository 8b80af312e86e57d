import type { PersonId, RunId, StepPath, TenantId } from '../../contracts/ids.ts';
import type { Sha256 } from '../../contracts/json.ts';
import type { TaskHead, TaskPhase } from '../../contracts/task.ts';
import type { JsonColumn, MomentColumn } from './columns.ts';

/** Work that people were given, as its last record says; what happened to it stands in the records. */
export interface TasksTable {
  tenant: TenantId;
  runId: RunId;
  path: StepPath;
  phase: TaskPhase;
  head: JsonColumn<TaskHead>;
  dueAt: MomentColumn;
  seq: number;
}

/** Files that were attached to tasks. Their bytes lie in the evidence folder. */
export interface EvidenceTable {
  tenant: TenantId;
  runId: RunId;
  path: StepPath;
  sha256: Sha256;
  name: string;
  mediaType: string;
  bytes: number;
  person: PersonId;
  at: MomentColumn;
}
