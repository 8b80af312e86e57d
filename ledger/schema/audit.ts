import type { Generated, GeneratedAlways } from 'kysely';
import type { TenantId } from '../../contracts/ids.ts';
import type { JsonObject, Sha256 } from '../../contracts/json.ts';
import type { UtcTime } from '../../contracts/time.ts';
import type { JsonColumn, MomentColumn } from './columns.ts';

/** What happened outside runs' records. */
export interface AuditEntriesTable {
  tenant: TenantId;
  id: GeneratedAlways<number>;
  at: Generated<UtcTime>;
  kind: string;
  actor: string;
  subject: string;
  body: JsonColumn<JsonObject>;
  chained: Generated<boolean>;
}

/** One link an entry. `chain` is a run's id, or `~trail` for audit entries; `seq` the record's number or the entry's id. */
export interface ChainLinksTable {
  tenant: TenantId;
  chain: string;
  position: number;
  seq: number;
  hash: Sha256;
}

/** The head of a chain at a moment. */
export type ChainHead = readonly [chain: string, position: number, hash: Sha256];

/** Seals of a tenant: each binds the heads that moved and the seal before it. */
export interface SealsTable {
  tenant: TenantId;
  number: number;
  at: MomentColumn;
  heads: JsonColumn<readonly ChainHead[]>;
  hash: Sha256;
}
