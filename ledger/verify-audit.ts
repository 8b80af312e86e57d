import { sql } from 'kysely';
import type { TenantId } from '../contracts/ids.ts';
import type { Sha256 } from '../contracts/json.ts';
import type { UtcTime } from '../contracts/time.ts';
import { readAnchors } from './audit/anchors.ts';
import { entryText, GENESIS, linkHash, recordText, sealHash, TRAIL } from './audit/chain.ts';
import type { LedgerDatabase } from './database.ts';
import type { ChainHead } from './schema/audit.ts';

// From the outside in. Anchors say which seals there must be; seals say how far each chain must reach and with which
// hash; links say which entries there must be, in which order; the entries must give the links' hashes. After a
// mismatch the stored hash is taken as given, so that one change is one problem and does not hide the next. All of it is
// one view of the database: while runs go on, links would else appear that the seals read before do not bind.

/** Something that cannot come from Watchbill's own writing. */
export interface AuditProblem {
  /** `changed`: an entry has another content or place than was sealed; `deleted`: it is gone, or its link is. */
  readonly kind: 'changed' | 'deleted' | 'truncated' | 'seal-broken' | 'anchor-mismatch';
  /** The chain (a run id, or `~trail`) and the position in it; or the number of the seal. */
  readonly where: string;
  readonly detail: string;
}

/** What was checked, and what was found. */
export interface AuditReport {
  readonly entries: number;
  readonly seals: number;
  /** Seals that the anchor file has; none if there is no file, and then a new chain over changed entries is not seen. */
  readonly anchors: number;
  /** Confirmed entries that no seal binds yet; more than a few seconds' worth means that nobody seals. */
  readonly unsealed: number;
  readonly problems: readonly AuditProblem[];
}

/**
 * Checks every chained entry of a tenant against its chain, seals and anchors. What was written in the last second may
 * not be sealed yet, and a change to it cannot be seen.
 *
 * @throws {LedgerUnavailable}
 */
export async function verifyAudit(db: LedgerDatabase, tenant: TenantId, anchorFolder: string): Promise<AuditReport> {
  // Before the view: whatever was anchored by then is sealed in it.
  const anchors = await readAnchors(anchorFolder, tenant);
  return inOneView(db, async (view) => {
    const unsealed = await countUnsealed(view, tenant);
    const seals = await verifySeals(view, tenant);
    const links = await verifyLinks(view, tenant, seals.heads);
    const problems = [...seals.problems, ...compareAnchors(anchors, seals.hashes), ...links.problems];
    return { entries: links.entries, seals: seals.hashes.size, anchors: anchors.length, unsealed, problems };
  });
}

/** A transaction of the caller is a view of its own. */
function inOneView<Answer>(db: LedgerDatabase, use: (view: LedgerDatabase) => Promise<Answer>): Promise<Answer> {
  if (db.kysely.isTransaction) return use(db);
  return db.kysely
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((kysely) => use({ ...db, kysely }));
}

interface VerifiedSeals {
  readonly hashes: ReadonlyMap<number, Sha256>;
  /** The newest sealed head of each chain. */
  readonly heads: ReadonlyMap<string, ChainHead>;
  readonly problems: readonly AuditProblem[];
}

async function verifySeals(db: LedgerDatabase, tenant: TenantId): Promise<VerifiedSeals> {
  const hashes = new Map<number, Sha256>();
  const heads = new Map<string, ChainHead>();
  const problems: AuditProblem[] = [];
  let previous = GENESIS;
  let expected = 1;
  for await (const { hash, ...seal } of readSeals(db, tenant)) {
    const where = `seal ${seal.number}`;
    if (seal.number !== expected) {
      problems.push({
        kind: 'seal-broken',
        where: `seal ${expected}`,
        detail: `The next seal is number ${seal.number}`,
      });
    } else if (sealHash(previous, seal) !== hash) {
      problems.push({
        kind: 'seal-broken',
        where,
        detail: 'Its hash does not follow from its content and the seal before',
      });
    }
    for (const head of seal.heads) heads.set(head[0], head);
    hashes.set(seal.number, hash);
    previous = hash;
    expected = seal.number + 1;
  }
  return { hashes, heads, problems };
}

interface Seal {
  readonly number: number;
  readonly at: UtcTime;
  readonly heads: readonly ChainHead[];
  readonly hash: Sha256;
}

async function* readSeals(db: LedgerDatabase, tenant: TenantId): AsyncGenerator<Seal> {
  for (let after = 0, more = true; more;) {
    const page = await db.kysely
      .selectFrom('seals')
      .select(['number', 'at', 'heads', 'hash'])
      .where('tenant', '=', tenant)
      .where('number', '>', after)
      .orderBy('number')
      .limit(PAGE)
      .execute();
    yield* page;
    after = page.at(-1)?.number ?? after;
    more = page.length === PAGE;
  }
}

const PAGE = 2_000;

function compareAnchors(
  anchors: readonly { readonly number: number; readonly hash: Sha256 }[],
  seals: ReadonlyMap<number, Sha256>,
): readonly AuditProblem[] {
  const anchored = new Set(anchors.map(({ number }) => number));
  const last = anchors.at(-1)?.number ?? 0;
  const wrong = anchors
    .filter(({ number, hash }) => seals.get(number) !== hash)
    .map(({ number }): AuditProblem => ({
      kind: 'anchor-mismatch',
      where: `seal ${number}`,
      detail: seals.has(number) ? 'The anchor file has another hash for it' : 'It is anchored and gone',
    }));
  const missing = [...seals.keys()]
    .filter((number) => number < last && !anchored.has(number))
    .map((number): AuditProblem => ({
      kind: 'anchor-mismatch',
      where: `seal ${number}`,
      detail: 'The anchor file lacks it and has later ones',
    }));
  return [...wrong, ...missing];
}

interface LinkRow {
  readonly chain: string;
  readonly position: number;
  readonly seq: number;
  readonly hash: Sha256;
  readonly recordAt: UtcTime | null;
  readonly recordEvent: string | null;
  readonly entryAt: UtcTime | null;
  readonly kind: string | null;
  readonly actor: string | null;
  readonly subject: string | null;
  readonly body: string | null;
}

async function verifyLinks(
  db: LedgerDatabase,
  tenant: TenantId,
  heads: ReadonlyMap<string, ChainHead>,
): Promise<{ readonly entries: number; readonly problems: readonly AuditProblem[] }> {
  const ends = new Map<string, LinkRow>();
  const problems: AuditProblem[] = [];
  let entries = 0;
  for await (const link of readLinks(db, tenant)) {
    entries += 1;
    problems.push(...verifyLink(link, ends.get(link.chain), heads.get(link.chain)));
    ends.set(link.chain, link);
  }
  for (const [chain, position] of heads.values()) {
    const end = ends.get(chain)?.position ?? 0;
    if (end >= position) continue;
    const detail = `Sealed up to position ${position}, it ends at ${end}`;
    problems.push({ kind: 'truncated', where: `${chain} ${end + 1}`, detail });
  }
  return { entries, problems };
}

function verifyLink(link: LinkRow, before: LinkRow | undefined, head: ChainHead | undefined): readonly AuditProblem[] {
  const where = `${link.chain} ${link.position}`;
  const expected = (before?.position ?? 0) + 1;
  if (link.position !== expected) {
    return [
      { kind: 'deleted', where: `${link.chain} ${expected}`, detail: `The next link has position ${link.position}` },
    ];
  }
  const text = textOf(link);
  if (text === undefined) return [{ kind: 'deleted', where, detail: `Entry ${link.seq} is gone` }];
  if (linkHash(before?.hash ?? GENESIS, link.chain, text) !== link.hash) {
    return [{ kind: 'changed', where, detail: `Entry ${link.seq} has not the content or place that was chained` }];
  }
  if (head === undefined || link.position > head[1]) {
    return [{ kind: 'changed', where, detail: 'No seal binds this link' }];
  }
  if (link.position === head[1] && link.hash !== head[2]) {
    return [{ kind: 'changed', where, detail: 'The seal has another hash for the head of this chain' }];
  }
  return [];
}

function textOf(link: LinkRow): string | undefined {
  if (link.chain !== TRAIL) {
    if (link.recordAt === null || link.recordEvent === null) return undefined;
    return recordText({ seq: link.seq, at: link.recordAt, event: link.recordEvent });
  }
  const { entryAt: at, kind, actor, subject, body } = link;
  if (at === null || kind === null || actor === null || subject === null || body === null) return undefined;
  return entryText({ id: link.seq, at, kind, actor, subject, body });
}

async function* readLinks(db: LedgerDatabase, tenant: TenantId): AsyncGenerator<LinkRow> {
  let after = { chain: '', position: 0 };
  for (let more = true; more;) {
    const page = await readLinksAfter(db, tenant, after);
    yield* page;
    after = page.at(-1) ?? after;
    more = page.length === PAGE;
  }
}

async function readLinksAfter(
  db: LedgerDatabase,
  tenant: TenantId,
  after: { readonly chain: string; readonly position: number },
): Promise<readonly LinkRow[]> {
  const { rows } = await sql<LinkRow>`
    select l.chain, l.position, l.seq, l.hash, r.at as record_at, r.event::text as record_event,
      e.at as entry_at, e.kind, e.actor, e.subject, e.body::text as body
    from chain_links l
    left join records r on l.chain <> ${TRAIL} and r.tenant = l.tenant and r.run_id = l.chain and r.seq = l.seq
    left join audit_entries e on l.chain = ${TRAIL} and e.tenant = l.tenant and e.id = l.seq
    where l.tenant = ${tenant} and (l.chain, l.position) > (${after.chain}, ${after.position})
    order by l.chain, l.position
    limit ${PAGE}`.execute(db.kysely);
  return rows;
}

async function countUnsealed(db: LedgerDatabase, tenant: TenantId): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select
      (select count(*) from audit_entries where tenant = ${tenant} and not chained) +
      (select count(*) from runs join records r on r.tenant = runs.tenant and r.run_id = runs.run_id
        and r.seq > runs.chained_through and r.seq <= runs.confirmed_through
        where runs.tenant = ${tenant} and not exists (
          select from chain_links l where l.tenant = r.tenant and l.chain = r.run_id and l.seq = r.seq)) as waiting
  `.execute(db.kysely);
  return rows[0]?.waiting ?? 0;
}
