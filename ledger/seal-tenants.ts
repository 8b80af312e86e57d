import { sql, type Transaction } from 'kysely';
import type { RunId, TenantId } from '../contracts/ids.ts';
import type { Sha256 } from '../contracts/json.ts';
import type { UtcTime } from '../contracts/time.ts';
import { asJson } from './as-json.ts';
import { appendAnchors, lastAnchored } from './audit/anchors.ts';
import { entryText, GENESIS, linkHash, recordText, sealHash, TRAIL } from './audit/chain.ts';
import type { LedgerDatabase } from './database.ts';
import type { ChainHead } from './schema/audit.ts';
import type { Schema } from './schema/schema.ts';

// Writers only mark a run as dirty; chaining is done here, so that no writer waits for another one's hash.
// 1. Per tenant, under a lock that one process holds: `dirty` becomes `sealing` in a short transaction. Writers lock the run's row as well, so whatever was marked by
//    then is committed and visible to what follows; a write after it marks the run anew.
// 2. Under the same lock, taken again: link what is confirmed and not linked yet (runs by seq, the
//    trail by id), then bind the heads that moved into one seal. One transaction: no link is ever without its seal.
// 3. The seals that the tenant's anchor file lacks are appended; at the first call of a process for every tenant, since
//    a crash may have come between seal and anchor.
// A gap in a run's numbers is linked over; a record that comes late is linked when it comes, at a later position.

/** What a call did. */
export interface Sealed {
  readonly entries: number;
  readonly seals: number;
}

/**
 * Chains what was confirmed since the last call, seals the heads per tenant and appends each seal to the tenant's
 * file in the anchor folder. Call it every second; of several processes one does the work. Answers what it did.
 *
 * @throws {LedgerUnavailable}
 */
export async function sealTenants(db: LedgerDatabase, anchorFolder: string): Promise<Sealed> {
  let done: Sealed = { entries: 0, seals: 0 };
  for (const tenant of await tenantsToSeal(db)) {
    await markDirty(db, tenant);
    const sealed = await sealTenant(db, tenant);
    done = { entries: done.entries + sealed.entries, seals: done.seals + sealed.seals };
    await anchorTenant(db, tenant, anchorFolder);
  }
  await anchorOnce(db, anchorFolder);
  return done;
}

/** Entries of one seal at most; a longer backlog becomes several seals. */
const SEAL_ENTRIES_MAX = 5_000;
/** Seals of one tenant in one call, so that no tenant keeps the others waiting. */
const SEALS_A_CALL = 20;

async function tenantsToSeal(db: LedgerDatabase): Promise<readonly TenantId[]> {
  const { rows } = await sql<{ tenant: TenantId }>`
    select distinct tenant from runs where chain_dirty or sealing
    union select distinct tenant from audit_entries where not chained
    order by tenant`.execute(db.kysely);
  return rows.map(({ tenant }) => tenant);
}

/** Under the tenant's lock too: a mark set while another process links would be wiped out with the old ones. */
async function markDirty(db: LedgerDatabase, tenant: TenantId): Promise<void> {
  await db.kysely.transaction().execute(async (transaction) => {
    if (!(await lockTenant(transaction, tenant))) return;
    await transaction
      .updateTable('runs')
      .set({ chainDirty: false, sealing: true })
      .where('tenant', '=', tenant)
      .where('chainDirty', '=', true)
      .execute();
  });
}

async function sealTenant(db: LedgerDatabase, tenant: TenantId): Promise<Sealed> {
  let entries = 0;
  let seals = 0;
  for (; seals < SEALS_A_CALL; seals++) {
    const linked = await db.kysely.transaction().execute((transaction) => sealOnce(transaction, tenant));
    if (linked === 0) break;
    entries += linked;
  }
  return { entries, seals };
}

interface Entry {
  readonly chain: string;
  readonly seq: number;
  readonly text: string;
}

interface Link {
  readonly chain: string;
  readonly position: number;
  readonly seq: number;
  readonly hash: Sha256;
}

async function sealOnce(transaction: Transaction<Schema>, tenant: TenantId): Promise<number> {
  if (!(await lockTenant(transaction, tenant))) return 0;
  const records = await unlinkedRecords(transaction, tenant);
  const trail = await unlinkedTrail(transaction, tenant);
  const entries = [...records, ...trail];
  if (entries.length > 0) {
    const links = linkEntries(entries, await heads(transaction, tenant, entries));
    await insertLinks(transaction, tenant, links);
    await markTrail(transaction, tenant, trail);
    await insertSeal(transaction, tenant, links);
  }
  await markRuns(transaction, tenant, records);
  return entries.length;
}

/** Held until the transaction ends; false while another process seals the tenant. */
async function lockTenant(transaction: Transaction<Schema>, tenant: TenantId): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`seal ${tenant}`}, 0)) as locked`.execute(transaction);
  return rows[0]?.locked === true;
}

async function unlinkedRecords(transaction: Transaction<Schema>, tenant: TenantId): Promise<readonly Entry[]> {
  const { rows } = await sql<{ runId: RunId; seq: number; at: UtcTime; event: string }>`
    select r.run_id, r.seq, r.at, r.event::text as event
    from runs join records r on r.tenant = runs.tenant and r.run_id = runs.run_id
      and r.seq > runs.chained_through and r.seq <= runs.confirmed_through
    where runs.tenant = ${tenant} and (runs.chain_dirty or runs.sealing) and runs.sealing and not exists (
      select from chain_links l where l.tenant = r.tenant and l.chain = r.run_id and l.seq = r.seq)
    order by r.run_id, r.seq
    limit ${SEAL_ENTRIES_MAX}`.execute(transaction);
  return rows.map(({ runId, ...record }) => ({ chain: runId, seq: record.seq, text: recordText(record) }));
}

async function unlinkedTrail(transaction: Transaction<Schema>, tenant: TenantId): Promise<readonly Entry[]> {
  const { rows } = await sql<Parameters<typeof entryText>[0]>`
    select id, at, kind, actor, subject, body::text as body from audit_entries
    where tenant = ${tenant} and not chained
    order by id
    limit ${SEAL_ENTRIES_MAX}`.execute(transaction);
  return rows.map((entry) => ({ chain: TRAIL, seq: entry.id, text: entryText(entry) }));
}

async function heads(
  transaction: Transaction<Schema>,
  tenant: TenantId,
  entries: readonly Entry[],
): Promise<ReadonlyMap<string, Link>> {
  const chains = [...new Set(entries.map(({ chain }) => chain))];
  const { rows } = await sql<Link>`
    select head.* from unnest(${chains}::text[]) as c(chain) cross join lateral (
      select chain, position, seq, hash from chain_links l
      where l.tenant = ${tenant} and l.chain = c.chain
      order by position desc limit 1
    ) as head`.execute(transaction);
  return new Map(rows.map((head) => [head.chain, head]));
}

function linkEntries(entries: readonly Entry[], from: ReadonlyMap<string, Link>): readonly Link[] {
  const heads = new Map(from);
  return entries.map(({ chain, seq, text }) => {
    const head = heads.get(chain);
    const link = {
      chain,
      seq,
      position: (head?.position ?? 0) + 1,
      hash: linkHash(head?.hash ?? GENESIS, chain, text),
    };
    heads.set(chain, link);
    return link;
  });
}

async function insertLinks(transaction: Transaction<Schema>, tenant: TenantId, links: readonly Link[]): Promise<void> {
  await sql`
    insert into chain_links (tenant, chain, position, seq, hash)
    select ${tenant}, i.* from unnest(
      ${links.map(({ chain }) => chain)}::text[], ${links.map(({ position }) => position)}::bigint[],
      ${links.map(({ seq }) => seq)}::bigint[], ${links.map(({ hash }) => hash)}::text[]
    ) as i`.execute(transaction);
}

async function insertSeal(transaction: Transaction<Schema>, tenant: TenantId, links: readonly Link[]): Promise<void> {
  const last = await transaction
    .selectFrom('seals')
    .select(['number', 'hash'])
    .where('tenant', '=', tenant)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const moved = new Map(
    links.map(({ chain, position, hash }): [string, ChainHead] => [chain, [chain, position, hash]]),
  );
  const seal = { number: (last?.number ?? 0) + 1, at: new Date().toISOString(), heads: [...moved.values()] };
  const hash = sealHash(last?.hash ?? GENESIS, seal);
  await transaction
    .insertInto('seals')
    .values({ ...seal, tenant, heads: asJson(seal.heads), hash })
    .execute();
}

async function markTrail(transaction: Transaction<Schema>, tenant: TenantId, trail: readonly Entry[]): Promise<void> {
  if (trail.length === 0) return;
  await transaction
    .updateTable('auditEntries')
    .set({ chained: true })
    .where('tenant', '=', tenant)
    .where('id', '=', sql<number>`any(${trail.map(({ seq }) => seq)}::bigint[])`)
    .execute();
}

/**
 * Moves each run's mark over what is linked without a gap; a run that is linked to its end is done. Those that the limit
 * cut off stay `sealing` and come next.
 */
async function markRuns(transaction: Transaction<Schema>, tenant: TenantId, records: readonly Entry[]): Promise<void> {
  const runs = [...seqsByRun(records)];
  await sql`
    update runs set chained_through = i.through, sealing = sealing and i.through < confirmed_through
    from unnest(
      ${runs.map(([runId]) => runId)}::text[], ${runs.map(([, seqs]) => (seqs[0] ?? 1) - 1)}::int[],
      ${runs.map(([, seqs]) => contiguousEnd(seqs))}::int[]
    ) as i(run_id, before, through)
    where tenant = ${tenant} and runs.run_id = i.run_id and chained_through = i.before`.execute(transaction);
  if (records.length === SEAL_ENTRIES_MAX) return;
  await sql`
    update runs set sealing = false
    where tenant = ${tenant} and (chain_dirty or sealing) and sealing`.execute(transaction);
}

function seqsByRun(records: readonly Entry[]): ReadonlyMap<string, readonly number[]> {
  const runs = new Map<string, number[]>();
  for (const { chain, seq } of records) {
    const seqs = runs.get(chain);
    if (seqs === undefined) runs.set(chain, [seq]);
    else seqs.push(seq);
  }
  return runs;
}

function contiguousEnd(seqs: readonly number[]): number {
  let end = seqs[0] ?? 0;
  for (const seq of seqs.slice(1)) {
    if (seq !== end + 1) return end;
    end = seq;
  }
  return end;
}

async function anchorTenant(db: LedgerDatabase, tenant: TenantId, anchorFolder: string): Promise<void> {
  await db.kysely.transaction().execute(async (transaction) => {
    if (!(await lockTenant(transaction, tenant))) return;
    const seals = await transaction
      .selectFrom('seals')
      .select(['number', 'at', 'hash'])
      .where('tenant', '=', tenant)
      .where('number', '>', await lastAnchored(anchorFolder, tenant))
      .orderBy('number')
      .execute();
    if (seals.length > 0) await appendAnchors(anchorFolder, tenant, seals);
  });
}

const anchored = new WeakSet<LedgerDatabase>();

async function anchorOnce(db: LedgerDatabase, anchorFolder: string): Promise<void> {
  if (anchored.has(db)) return;
  const tenants = await db.kysely.selectFrom('seals').select('tenant').distinct().execute();
  for (const { tenant } of tenants) await anchorTenant(db, tenant, anchorFolder);
  anchored.add(db);
}
