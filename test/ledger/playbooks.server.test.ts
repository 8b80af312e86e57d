import { expect, test } from 'vitest';
import type { PersonId, PlaybookName } from '../../contracts/ids.ts';
import { digest } from '../../contracts/json.ts';
import { listAudit, SYSTEM_TENANT } from '../../ledger/audit.ts';
import { currentPlan, listPlaybooks, publishFromFolder, publishPlaybook } from '../../ledger/playbooks.ts';
import { putPlan } from '../../ledger/plans.ts';
import { withLedger } from './with-ledger.ts';

const ledger = withLedger();
const PHISHING = 'phishing' as PlaybookName;
const ADA = 'ada' as PersonId;

const aPlan = (n: number) => ({ name: 'phishing', irVersion: 1, n, text: 'nul \u0000' });

async function keep(n: number): Promise<string> {
  const sha256 = digest(aPlan(n));
  await putPlan(ledger.db, aPlan(n), sha256);
  return sha256;
}

test('publishing another plan makes a version, publishing the current one does not, an old one again does', async () => {
  const [one, two] = [await keep(1), await keep(2)];
  expect(await currentPlan(ledger.db, PHISHING)).toBeUndefined();
  expect(await publishPlaybook(ledger.db, { playbook: PHISHING, sha256: one, by: ADA })).toMatchObject({ version: 1 });
  expect(await publishPlaybook(ledger.db, { playbook: PHISHING, sha256: one, by: ADA })).toMatchObject({ version: 1 });
  expect(await publishPlaybook(ledger.db, { playbook: PHISHING, sha256: two, by: ADA })).toMatchObject({ version: 2 });
  expect(await currentPlan(ledger.db, PHISHING)).toMatchObject({ version: 2, sha256: two, by: ADA, plan: aPlan(2) });
  expect(await publishPlaybook(ledger.db, { playbook: PHISHING, sha256: one, by: 'watchbill' })).toMatchObject({
    version: 3,
  });
  expect(await listPlaybooks(ledger.db)).toMatchObject([{ playbook: PHISHING, version: 3, sha256: one }]);
});

test('P11: every published version has its entry in the trail', async () => {
  const told = (await listAudit(ledger.db, SYSTEM_TENANT)).filter(({ kind }) => kind === 'playbook-published');
  expect(told.map(({ body }) => body['version'])).toEqual([3, 2, 1]);
});

test('two who publish at the same time make two versions', async () => {
  const playbook = 'raced' as PlaybookName;
  const hashes = await Promise.all([keep(3), keep(4)]);
  const versions = await Promise.all(hashes.map((sha256) => publishPlaybook(ledger.db, { playbook, sha256, by: ADA })));
  expect(new Set(versions.map(({ version }) => version))).toEqual(new Set([1, 2]));
});

test('a version that somebody else overtook is not published, and a repeated call finds its own', async () => {
  const playbook = 'careful' as PlaybookName;
  const [one, two] = [await keep(5), await keep(6)];
  const publish = (sha256: string, expected: number) =>
    publishPlaybook(ledger.db, { playbook, sha256, by: ADA, expected });
  expect(await publish(one, 1)).toEqual({ end: 'overtaken', version: 0 });
  expect(await publish(one, 0)).toMatchObject({ end: 'made', version: 1 });
  expect(await publish(one, 0)).toMatchObject({ end: 'same', version: 1 });
  expect(await publish(two, 0)).toEqual({ end: 'overtaken', version: 1 });
  expect(await publish(two, 1)).toMatchObject({ end: 'made', version: 2 });
});

test('a folder that has not changed since it was read last publishes nothing, whatever is current', async () => {
  const playbook = 'folded' as PlaybookName;
  const [one, two, three] = [await keep(7), await keep(8), await keep(9)];
  const current = async () => (await currentPlan(ledger.db, playbook))?.sha256;
  await publishFromFolder(ledger.db, { playbook, sha256: one });
  await publishPlaybook(ledger.db, { playbook, sha256: two, by: ADA });
  await publishFromFolder(ledger.db, { playbook, sha256: one });
  expect(await current()).toBe(two);
  await publishFromFolder(ledger.db, { playbook, sha256: two });
  await publishPlaybook(ledger.db, { playbook, sha256: three, by: ADA });
  await publishFromFolder(ledger.db, { playbook, sha256: two });
  expect(await current()).toBe(three);
  await publishFromFolder(ledger.db, { playbook, sha256: one });
  expect(await current()).toBe(one);
});
