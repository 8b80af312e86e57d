import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { appendAudit } from '../../../ledger/audit.ts';
import { sealTenants } from '../../../ledger/seal-tenants.ts';
import { CONTOSO } from '../../api/a-soc.ts';
import { withCli } from '../with-cli.ts';

const cli = withCli();

beforeAll(async () => {
  const { db } = cli.api.ledger;
  await appendAudit(db, CONTOSO, { kind: 'cancel-requested', actor: 'ada', subject: 'r-1', body: {} });
  await appendAudit(db, CONTOSO, { kind: 'cancel-requested', actor: 'ada', subject: 'r-2', body: {} });
});

test('a trail whose seals have no anchors is intact, and it is said what is missing', async () => {
  await sealTenants(cli.api.ledger.db, `${cli.api.anchorFolder}-elsewhere`);
  const { code, out } = await cli.run(['verify'], { as: 'lena' });
  expect(code).toBe(0);
  expect(out).toMatch(/contoso\s+2\s+1\s+0\s+0\s+intact/);
  expect(out).toContain('contoso: no seal is anchored: the API does not see the folder "anchors" of the worker');
});

test('an intact trail is told with what was checked, and the exit code is 0', async () => {
  await appendAudit(cli.api.ledger.db, CONTOSO, { kind: 'x', actor: 'ada', subject: 's', body: {} });
  await sealTenants(cli.api.ledger.db, cli.api.anchorFolder);
  const { code, out } = await cli.run(['verify', '--tenant', 'contoso'], { as: 'dora' });
  expect(code).toBe(0);
  expect(out).toMatch(/^\s+Tenant\s+Entries\s+Seals\s+Anchored\s+Not sealed yet\s+Trail/);
  expect(out).toMatch(/contoso\s+3\s+2\s+2\s+0\s+intact/);
  expect(out).not.toContain('anchored:');
});

test('a broken trail is told place by place, and the exit code is 1, with --json as well', async () => {
  await sql`update audit_entries set actor = 'eve' where subject = 'r-2'`.execute(cli.api.ledger.db.kysely);
  const { code, out } = await cli.run(['verify'], { as: 'lena' });
  expect(code).toBe(1);
  expect(out).toMatch(/contoso\s+3\s+2\s+2\s+0\s+broken/);
  expect(out).toMatch(/^contoso: changed at ~trail 2: Entry \d+ has not the content or place that was chained$/m);
  const json = await cli.run(['verify', '--json'], { as: 'lena' });
  expect(json.code).toBe(1);
  expect(json.json()).toMatchObject({ tenants: [{ tenant: 'contoso', isIntact: false, problems: [{}] }] });
});

test('who may not is told with exit code 3', async () => {
  const { code, err } = await cli.run(['verify', '--tenant', 'contoso'], { as: 'chen' });
  expect([code, err]).toEqual([3, expect.stringContaining('"audit:verify" needs the role lead')]);
});
