import type { Generated } from 'kysely';
import type { RunId, StepPath, TenantId } from '../../contracts/ids.ts';
import type { Json, Sha256 } from '../../contracts/json.ts';
import type { UtcTime } from '../../contracts/time.ts';
import type { JsonColumnOrNull, MomentColumn, MomentColumnOrNull } from './columns.ts';

/** Effects on the world: begun, then settled. */
export interface IntentsTable {
  tenant: TenantId;
  key: string;
  runId: RunId;
  path: StepPath;
  action: string;
  inputSha256: Sha256;
  sendBefore: MomentColumn;
  state: 'begun' | 'released' | 'settled';
  answer: JsonColumnOrNull<Json>;
  begunAt: Generated<UtcTime>;
  settledAt: MomentColumnOrNull;
}
