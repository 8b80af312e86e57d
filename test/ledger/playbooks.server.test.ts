import { expect, test } from 'vitest';
import type { PersonId, PlaybookName } from '../../contracts/ids.ts';
import { digest } from '../../contracts/json.ts';
import { listAudit, SYSTEM_TENANT } from '../../ledger/audit.ts';
import { currentPlan, listPlaybooks, publishPlaybook } from '../../ledger/playbooks.ts';
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
