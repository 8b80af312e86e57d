import type { Generated } from 'kysely';
import type { TenantId } from '../../contracts/ids.ts';
import type { MomentColumnOrNull } from './columns.ts';

/** Calls that workers may still send to an API in the name of a tenant. */
export interface CallBudgetsTable {
  tenant: TenantId;
  api: string;
  /** By window, milliseconds since 1970 at which all of it is free again. */
  fullAt: Generated<number[]>;
  /** What the last ask was answered. */
  waitMs: Generated<number>;
  closedUntil: MomentColumnOrNull;
}
