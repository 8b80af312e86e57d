import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { PROBLEMS_LISTED_MAX } from '../../../api/handlers/audit.ts';
import type { TenantId } from '../../../contracts/ids.ts';
import { appendAudit } from '../../../ledger/audit.ts';
import { sealTenants } from '../../../ledger/seal-tenants.ts';
import { CONTOSO, FABRIKAM } from '../a-soc.ts';
import { withApi } from '../with-api.ts';

const api = withApi();
const verify = async (tenant: string, as = 'dora') => {
  const { status, body } = await api.call('GET', `/audit/verification?tenant=${tenant}`, { as });
  return { status, report: (body['tenants'] as readonly object[] | undefined)?.[0] };
};

/** Entries in the trail of a tenant, sealed and anchored. */
async function seal(tenant: TenantId, entries: number): Promise<void> {
  for (let n = 1; n <= entries; n++) {
    await appendAudit(api.ledger.db, tenant, {
      kind: 'cancel-requested',
      actor: 'ada',
      subject: `r-${n}`,
      body: { n },
    });
  }
  await sealTenants(api.ledger.db, api.anchorFolder);
}

test('an untouched trail is intact, of each tenant that the caller looks after', async () => {
  await seal(CONTOSO, 2);
  await seal(FABRIKAM, 1);
  const { status, body } = await api.call('GET', '/audit/verification', { as: 'lena' });
  expect(status).toBe(200);
  const intact = { isIntact: true, unsealed: 0, problems: [], problemsLeftOut: 0 };
  expect(body).toEqual({ tenants: [{ tenant: 'contoso', entries: 2, seals: 1, anchors: 1, ...intact }] });
});

test('what was not sealed yet is counted', async () => {
  await appendAudit(api.ledger.db, CONTOSO, { kind: 'x', actor: 'ada', subject: 's', body: {} });
  expect((await verify('contoso')).report).toMatchObject({ isIntact: true, unsealed: 1 });
  await seal(CONTOSO, 0);
});

test('an entry that somebody changed is found at its place, and one tenant says nothing of another', async () => {
  await sql`update audit_entries set actor = 'eve' where tenant = ${FABRIKAM}`.execute(api.ledger.db.kysely);
  expect((await verify('contoso')).report).toMatchObject({ isIntact: true });
  expect((await verify('fabrikam', 'dora')).status).toBe(404);
  await sql`update audit_entries set actor = 'eve' where tenant = ${CONTOSO} and subject = 'r-2'`.execute(
    api.ledger.db.kysely,
  );
  expect((await verify('contoso')).report).toMatchObject({
    isIntact: false,
    problems: [{ kind: 'changed', where: '~trail 2', detail: expect.stringContaining('Entry') as string }],
    problemsLeftOut: 0,
  });
});

test('more problems than fit are counted', async () => {
  await seal(CONTOSO, PROBLEMS_LISTED_MAX);
  await sql`update audit_entries set actor = 'eve' where tenant = ${CONTOSO}`.execute(api.ledger.db.kysely);
  const { report } = await verify('contoso');
  expect(report).toMatchObject({ isIntact: false, problemsLeftOut: 3 });
  expect((report as { problems: unknown[] }).problems).toHaveLength(PROBLEMS_LISTED_MAX);
});

test('analysts and approvers may not', async () => {
  expect((await verify('contoso', 'chen')).status).toBe(403);
  expect((await verify('contoso', 'lena')).status).toBe(200);
});
