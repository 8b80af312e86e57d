import { beforeAll, expect, test } from 'vitest';
import { digest, type Json } from '../../../contracts/json.ts';
import type { PersonId, PlaybookName } from '../../../contracts/ids.ts';
import { publishPlaybook } from '../../../ledger/playbooks.ts';
import { aPlan, publish, TRIAGE } from '../a-soc.ts';
import { withApi } from '../with-api.ts';

const api = withApi();
const get = (path: string) => api.call('GET', path, { as: 'vera' });
const second = aPlan('triage', { title: 'Second' });

beforeAll(async () => {
  await publish(api.ledger.db, second);
  await api.waitingRun({ playbook: TRIAGE.name, planSha256: digest(TRIAGE as unknown as Json) });
});

test('the versions of a playbook are listed with who keeps them running', async () => {
  const { status, body } = await get('/playbooks/triage/versions');
  expect(status).toBe(200);
  expect(body['versions']).toMatchObject([
    { version: 2, isCurrent: true, openRuns: 0, by: 'folder', origin: 'folder', cases: null },
    { version: 1, isCurrent: false, openRuns: 1 },
  ]);
  expect((await get('/playbooks/nothing/versions')).status).toBe(404);
});

test('runs of tenants that one does not work for are not counted', async () => {
  const { body } = await api.call('GET', '/playbooks/triage/versions', { as: 'fay' });
  expect(body['versions']).toMatchObject([{ openRuns: 0 }, { openRuns: 0 }]);
});

test('the current version of each playbook is listed', async () => {
  const { body } = await get('/versions');
  expect(body['versions']).toMatchObject([
    { playbook: 'for-leads', version: 1 },
    { playbook: 'nightly', version: 1 },
    { playbook: 'triage', version: 2 },
  ]);
});

test('a version is found by its name, its number and the beginning of its hash', async () => {
  const sha256 = digest(TRIAGE as unknown as Json);
  expect((await get('/versions/triage')).body).toMatchObject({ version: 2, plan: { title: 'Second' }, text: null });
  for (const asked of ['triage@1', sha256.slice(0, 6), sha256]) {
    expect((await get(`/versions/${encodeURIComponent(asked)}`)).body).toMatchObject({ version: 1, sha256 });
  }
  for (const asked of ['triage@9', 'triage@x', 'triage@', sha256.slice(0, 5), 'ffffffff', 'nothing', '%25']) {
    expect((await get(`/versions/${asked}`)).status).toBe(404);
  }
});

test('the beginning of several hashes is refused with their names', async () => {
  const plan = aPlan('same-start') as unknown as Json;
  const prefix = digest(plan).slice(0, 6);
  await publish(api.ledger.db, aPlan('same-start'));
  await api.ledger.db.kysely
    .insertInto('plans')
    .values({ sha256: prefix.padEnd(64, '0'), body: JSON.stringify(plan) })
    .execute();
  const by = 'ada' as PersonId;
  await publishPlaybook(api.ledger.db, { playbook: 'twin' as PlaybookName, sha256: prefix.padEnd(64, '0'), by });
  expect(await get(`/versions/${prefix}`)).toMatchObject({
    status: 409,
    body: { error: { code: 'ambiguous-version', message: expect.stringContaining('same-start@1, twin@1') as string } },
  });
});
