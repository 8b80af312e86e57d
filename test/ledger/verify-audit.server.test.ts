import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { TenantId } from '../../contracts/ids.ts';
import { InvariantViolation } from '../../contracts/invariant.ts';
import { appendAudit } from '../../ledger/audit.ts';
import { sealTenants } from '../../ledger/seal-tenants.ts';
import { verifyAudit, type AuditReport } from '../../ledger/verify-audit.ts';
import { writeRecords } from '../../ledger/write-records.ts';
import { aRun, ended, started, stepSettled, stepStarted } from './a-run.ts';
import { withLedger } from './with-ledger.ts';

const ledger = withLedger();

let tenants = 0;

/** A tenant with two runs of four records, two entries in its trail and three seals. */
async function aSealedTenant() {
  tenants += 1;
  const tenant = `audited-${tenants}` as TenantId;
  const anchors = path.join(ledger.folder, 'anchors', tenant);
  const [first, second] = [aRun({ tenant }), aRun({ tenant })];
  await writeRecords(ledger.db, first, [started(1), stepStarted(2, 'a')], 'confirmed');
  await appendAudit(ledger.db, tenant, {
    kind: 'decision-refused',
    actor: 'ada',
    subject: first.runId,
    body: { n: 1 },
  });
  await sealTenants(ledger.db, anchors);
  await writeRecords(ledger.db, first, [stepSettled(3, 'a'), ended(4)], 'confirmed');
  await writeRecords(ledger.db, second, [started(1), stepStarted(2, 'a')], 'confirmed');
  await sealTenants(ledger.db, anchors);
  await writeRecords(ledger.db, second, [stepSettled(3, 'a'), ended(4)], 'confirmed');
  await appendAudit(ledger.db, tenant, {
    kind: 'decision-refused',
    actor: 'bruno',
    subject: second.runId,
    body: { n: 2 },
  });
  await sealTenants(ledger.db, anchors);
  return { tenant, anchors, first, second, verify: () => verifyAudit(ledger.db, tenant, anchors) };
}

const kinds = (report: AuditReport): readonly string[] => report.problems.map(({ kind }) => kind);

/** Changes something, looks, and puts it back. */
async function tampered(verify: () => Promise<AuditReport>, change: ReturnType<typeof sql>): Promise<AuditReport> {
  const undo = new InvariantViolation('undo');
  let report: AuditReport | undefined;
  const changed = ledger.db.kysely.transaction().execute(async (transaction) => {
    await change.execute(transaction);
    report = await verifyAudit({ ...ledger.db, kysely: transaction }, current.tenant, current.anchors);
    throw undo;
  });
  await changed.catch((error: unknown) => {
    if (error !== undo) throw error;
  });
  return report ?? (await verify());
}

let current: Awaited<ReturnType<typeof aSealedTenant>>;

test('an untouched trail verifies: every record and entry is chained, sealed and anchored', async () => {
  current = await aSealedTenant();
  expect(await current.verify()).toEqual({ entries: 10, seals: 3, anchors: 3, unsealed: 0, problems: [] });
});

test('P11: an edit of any one of the entries is detected, each at its place', async () => {
  const { tenant, first, second, verify } = current;
  for (const { runId } of [first, second]) {
    for (let seq = 1; seq <= 4; seq++) {
      const where = sql`tenant = ${tenant} and run_id = ${runId} and seq = ${seq}`;
      const edits = [
        sql`update records set event = replace(event::text, '"type"', '"typo"')::json where ${where}`,
        sql`update records set at = at + interval '1 millisecond' where ${where}`,
      ];
      for (const edit of edits) {
        const report = await tampered(verify, edit);
        expect(report.problems).toEqual([expect.objectContaining({ kind: 'changed', where: `${runId} ${seq}` })]);
      }
    }
  }
  for (const column of ['kind', 'actor', 'subject']) {
    const edit = sql`update audit_entries set ${sql.id(column)} = 'x' where tenant = ${tenant} and actor = 'ada'`;
    expect(kinds(await tampered(verify, edit))).toEqual(['changed']);
  }
});

test('P11: deleting any one of the entries is detected, with or without its link', async () => {
  const { tenant, first, second, verify } = current;
  for (const { runId } of [first, second]) {
    for (let seq = 1; seq <= 4; seq++) {
      const record = sql`delete from records where tenant = ${tenant} and run_id = ${runId} and seq = ${seq}`;
      expect(kinds(await tampered(verify, record))).toEqual(['deleted']);
      const both = sql`with gone as (${record}) delete from chain_links
        where tenant = ${tenant} and chain = ${runId} and seq = ${seq}`;
      expect(kinds(await tampered(verify, both))).toEqual([seq === 4 ? 'truncated' : 'deleted']);
    }
  }
  const entry = sql`delete from audit_entries where tenant = ${tenant} and actor = 'bruno'`;
  expect(kinds(await tampered(verify, entry))).toEqual(['deleted']);
});

test('P11: two entries that changed places are detected', async () => {
  const { tenant, first, verify } = current;
  const swap = sql`update records r set event = o.event, at = o.at from records o
    where r.tenant = ${tenant} and o.tenant = ${tenant} and r.run_id = ${first.runId} and o.run_id = ${first.runId}
      and (r.seq, o.seq) in ((2, 3), (3, 2))`;
  expect(kinds(await tampered(verify, swap))).toEqual(['changed', 'changed']);
});

test('P11: a chain cut off at any place, and a whole run that vanished, are detected', async () => {
  const { tenant, first, verify } = current;
  for (let kept = 0; kept < 4; kept++) {
    const cut = sql`with gone as (delete from records where tenant = ${tenant} and run_id = ${first.runId} and seq > ${kept})
      delete from chain_links where tenant = ${tenant} and chain = ${first.runId} and seq > ${kept}`;
    expect(kinds(await tampered(verify, cut))).toEqual(['truncated']);
  }
});

test('P11: an entry and all links after it computed anew are detected by the seals', async () => {
  const { tenant, first, verify } = current;
  const forged = sql`update chain_links set hash = md5(hash) || md5(hash || 'x') where tenant = ${tenant} and chain = ${first.runId}`;
  expect((await tampered(verify, forged)).problems.length).toBeGreaterThan(0);
});

test('P11: seals that were changed, removed or cut off are detected, the last one by its anchor', async () => {
  const { tenant, verify } = current;
  for (let number = 1; number <= 3; number++) {
    const edit = sql`update seals set at = at + interval '1 second' where tenant = ${tenant} and number = ${number}`;
    expect(kinds(await tampered(verify, edit))).toEqual(['seal-broken']);
    const removal = sql`delete from seals where tenant = ${tenant} and number = ${number}`;
    expect(kinds(await tampered(verify, removal))).toContain('anchor-mismatch');
  }
});

test('P11: an anchor file with another hash, or without a line, is detected', async () => {
  const { tenant, anchors, verify } = current;
  const file = path.join(anchors, `${tenant}.anchors.jsonl`);
  const text = await readFile(file, 'utf8');
  const lines = text.split('\n');
  await writeFile(file, [lines[0], lines[2], ''].join('\n'));
  expect(kinds(await verify())).toEqual(['anchor-mismatch']);
  await writeFile(file, text.replace(/"hash":"./, '"hash":"z').replace(/z/, text.includes('"hash":"0') ? '1' : '0'));
  expect(kinds(await verify())).toEqual(['anchor-mismatch']);
  await writeFile(file, text);
  expect(kinds(await verify())).toEqual([]);
});

test('a line of the anchor file that a crash tore is written again and the trail verifies', async () => {
  const torn = await aSealedTenant();
  const file = path.join(torn.anchors, `${torn.tenant}.anchors.jsonl`);
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.slice(0, -20));
  await appendAudit(ledger.db, torn.tenant, { kind: 'x', actor: 'ada', subject: 's', body: {} });
  await sealTenants(ledger.db, torn.anchors);
  expect(await torn.verify()).toMatchObject({ seals: 4, problems: [] });
});

test('a trail that is written and sealed between two looks at it verifies', async () => {
  const { tenant, anchors, first } = await aSealedTenant();
  let meanwhile = 0;
  const kysely = ledger.db.kysely.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      const isOfSeals = result.rows.some((row) => 'heads' in row);
      if (!isOfSeals || meanwhile++ > 0) return result;
      await appendAudit(ledger.db, tenant, { kind: 'x', actor: 'ada', subject: first.runId, body: {} });
      await writeRecords(ledger.db, aRun({ tenant }), [started(1), stepStarted(2, 'a')], 'confirmed');
      await sealTenants(ledger.db, anchors);
      return result;
    },
  });
  const report = await verifyAudit({ ...ledger.db, kysely }, tenant, anchors);
  expect(meanwhile).toBeGreaterThan(0);
  expect(report).toMatchObject({ seals: 3, problems: [] });
  expect(await verifyAudit(ledger.db, tenant, anchors)).toMatchObject({ entries: 13, seals: 4, problems: [] });
});

test('without its anchor file a trail has no anchors, which is told', async () => {
  const { tenant } = await aSealedTenant();
  const elsewhere = path.join(ledger.folder, 'elsewhere');
  expect(await verifyAudit(ledger.db, tenant, elsewhere)).toMatchObject({ seals: 3, anchors: 0, problems: [] });
});

test('the trail of one tenant says nothing of another', async () => {
  const other = await verifyAudit(ledger.db, 'nobody' as TenantId, current.anchors);
  expect(other).toEqual({ entries: 0, seals: 0, anchors: 0, unsealed: 0, problems: [] });
});
