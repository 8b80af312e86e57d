import type { Generated } from 'kysely';
import type { Failure } from '../../contracts/failure-codes.ts';
import type { PlaybookName, RunId, StepPath, TenantId } from '../../contracts/ids.ts';
import type { Json, JsonObject, Sha256 } from '../../contracts/json.ts';
import type { RunEvent, RunOutcome, Starter, StepStatus } from '../../contracts/run.ts';
import type { JsonColumn, JsonColumnOrNull, MomentColumn, MomentColumnOrNull, TextColumnOrNull } from './columns.ts';

/** Runs, as their records left them. */
export interface RunsTable {
  tenant: TenantId;
  runId: RunId;
  workflowId: string;
  playbook: PlaybookName;
  planSha256: Sha256;
  starter: JsonColumnOrNull<Starter>;
  inputs: JsonColumnOrNull<JsonObject>;
  startedAt: MomentColumn;
  endedAt: MomentColumnOrNull;
  outcome: TextColumnOrNull<RunOutcome>;
  outputs: JsonColumnOrNull<JsonObject>;
  failure: JsonColumnOrNull<Failure>;
  endedOutside: TextColumnOrNull;
  lastSeq: number;
  lastRecordAt: MomentColumn;
  /** Records up to this one are final. */
  confirmedThrough: number;
  /** What the two were before the last write; the writing statement reads them. */
  confirmedBefore: Generated<number>;
  lastSeqBefore: Generated<number>;
  /** Records up to this one are chained without a gap. */
  chainedThrough: Generated<number>;
  /** Something was confirmed since the sealer last looked. */
  chainDirty: Generated<boolean>;
  /** The sealer has seen it and is not done with it. */
  sealing: Generated<boolean>;
  /** Whatever starts by its end has started. */
  endHeard: Generated<boolean>;
}

/** Steps of runs, by path. Everything follows the record with the greatest number. */
export interface StepsTable {
  tenant: TenantId;
  runId: RunId;
  path: StepPath;
  kind: TextColumnOrNull;
  title: TextColumnOrNull;
  status: StepStatus;
  seq: number;
  firstSeq: number;
  startedAt: MomentColumnOrNull;
  endedAt: MomentColumnOrNull;
  attempts: number;
  output: JsonColumnOrNull<Json>;
  failure: JsonColumnOrNull<Failure>;
  waitingReason: TextColumnOrNull;
  waitingUntil: MomentColumnOrNull;
}

/** What the engine said, as it said it. */
export interface RecordsTable {
  tenant: TenantId;
  runId: RunId;
  seq: number;
  at: MomentColumn;
  type: RunEvent['type'];
  path: TextColumnOrNull<StepPath>;
  event: JsonColumn<RunEvent>;
  /** What stood here while it was provisional, if something else did. */
  replaced: JsonColumnOrNull<RunEvent>;
}
