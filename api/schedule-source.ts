import type { TenantId } from '../contracts/ids.ts';
import type { UtcMs } from '../contracts/time.ts';
import type { ScheduleView } from './contract.ts';

/** Where the API learns which schedules there are. */
export interface ScheduleSource {
  list(tenants: readonly TenantId[], now: UtcMs): Promise<readonly ScheduleView[]>;
}
