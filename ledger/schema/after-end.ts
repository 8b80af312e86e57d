import type { FinalState, OriginKind } from '../../contracts/after-end.ts';
import type { RunId, TenantId } from '../../contracts/ids.ts';
import type { Generated } from 'kysely';
import type { JsonColumn, TextColumnOrNull } from './columns.ts';

/** What a run leaves at its end. */
export interface FinalStatesTable {
  tenant: TenantId;
  runId: RunId;
  seq: number;
  body: JsonColumn<FinalState>;
  writtenAt: Generated<string>;
}

/** The one run that went on from the end of another; there is never a second one. */
export interface SuccessorsTable {
  tenant: TenantId;
  runId: RunId;
  kind: OriginKind;
  workflowId: string;
  /** Null until Temporal has said under which id it started. */
  successor: TextColumnOrNull<RunId>;
  askedAt: Generated<string>;
}
