import type { Kysely } from 'kysely';
import type { TenantId } from '../contracts/ids.ts';
import type { JsonObject } from '../contracts/json.ts';
import type { UtcTime } from '../contracts/time.ts';
import { asJson } from './as-json.ts';
import type { LedgerDatabase } from './database.ts';
import type { Schema } from './schema/schema.ts';

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
  await appendAuditWithin(db.kysely, tenant, entry);
}

/** The same inside the transaction of the change that it tells of. */
export async function appendAuditWithin(
  transaction: Kysely<Schema>,
  tenant: TenantId,
  entry: AuditEntry,
): Promise<void> {
  const { kind, actor, subject, body } = entry;
  await transaction
    .insertInto('auditEntries')
    .values({ tenant, kind, actor, subject, body: asJson(body) })
    .execute();
}

/** Entries of a tenant, newest first; 1,000 at most. */
export async function listAudit(
  db: LedgerDatabase,
  tenant: TenantId,
  page: { readonly limit?: number } = {},
): Promise<readonly (AuditEntry & { readonly at: UtcTime })[]> {
  return db.kysely
    .selectFrom('auditEntries')
    .select(['kind', 'actor', 'subject', 'body', 'at'])
    .where('tenant', '=', tenant)
    .orderBy('id', 'desc')
    .limit(Math.min(page.limit ?? LISTED_MAX, LISTED_MAX))
    .execute();
}

const LISTED_MAX = 1_000;
