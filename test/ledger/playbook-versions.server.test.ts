import { beforeAll, expect, test } from 'vitest';
import type { PersonId, PlaybookName } from '../../contracts/ids.ts';
import { digest } from '../../contracts/json.ts';
import { listVersions, readVersion } from '../../ledger/playbook-versions.ts';
import { publishPlaybook } from '../../ledger/playbooks.ts';
import { putPlan } from '../../ledger/plans.ts';
import { writeRecords } from '../../ledger/write-records.ts';
import { aRun, CONTOSO, ended, FABRIKAM, started } from './a-run.ts';
import { withLedger } from './with-ledger.ts';

const ledger = withLedger();
const PHISHING = 'phishing' as PlaybookName;
const OTHER = 'other' as PlaybookName;
const ADA = 'ada' as PersonId;
const covered = { covered: 3, total: 3 };
const CASES = { passed: 4, failed: 0, steps: covered, branches: covered, outcomes: covered };
const DETAILS = {
  language: 'watchbill/v1',
  source: 'name: phishing\n',
  findings: [{ code: 'retry-ignored', line: 7, summary: 'Cannot retry' }],
  cases: CASES,
};
const hashes: string[] = [];

beforeAll(async () => {
  for (const n of [1, 2]) {
    const plan = { name: 'phishing', n };
    hashes.push(digest(plan));
    await putPlan(ledger.db, plan, digest(plan));
  }
  const [one = '', two = ''] = hashes;
  await publishPlaybook(ledger.db, { playbook: PHISHING, sha256: one, by: ADA, details: DETAILS });
  await publishPlaybook(ledger.db, { playbook: PHISHING, sha256: two, by: 'watchbill' });
  await publishPlaybook(ledger.db, { playbook: PHISHING, sha256: one, by: ADA, details: { ...DETAILS, sameAs: 1 } });
  await publishPlaybook(ledger.db, { playbook: OTHER, sha256: two, by: ADA });
  for (const tenant of [CONTOSO, CONTOSO, FABRIKAM]) {
    await writeRecords(ledger.db, aRun({ tenant, planSha256: two }), [started(1)], 'confirmed');
  }
  await writeRecords(ledger.db, aRun({ planSha256: two }), [started(1), ended(2)], 'confirmed');
});

test('versions are listed newest first, with what was found and who keeps them running', async () => {
  const rows = await listVersions(ledger.db, [CONTOSO], { playbook: PHISHING });
  expect(rows).toMatchObject([
    { version: 3, isCurrent: true, sameAs: 1, openRuns: 0, by: ADA, cases: CASES },
    { version: 2, isCurrent: false, sameAs: null, openRuns: 2, by: 'watchbill', cases: null, findings: null },
    { version: 1, isCurrent: false, openRuns: 0, findings: DETAILS.findings, language: 'watchbill/v1' },
  ]);
  expect((await listVersions(ledger.db, [CONTOSO, FABRIKAM], { playbook: PHISHING }))[1]?.openRuns).toBe(3);
  expect((await listVersions(ledger.db, [], { playbook: PHISHING }))[1]?.openRuns).toBe(0);
});

test('the current ones, one of them, and those of a hash can be asked for', async () => {
  const told = async (wanted: Parameters<typeof listVersions>[2]) =>
    (await listVersions(ledger.db, [], wanted)).map(({ playbook, version }) => `${playbook}@${version}`);
  expect(await told({ onlyCurrent: true })).toEqual(['other@1', 'phishing@3']);
  expect(await told({ playbook: PHISHING, version: 2 })).toEqual(['phishing@2']);
  expect(await told({ hashPrefix: hashes[1]?.slice(0, 12) ?? '' })).toEqual(['other@1', 'phishing@2']);
  expect(await told({ hashPrefix: '%' })).toEqual([]);
});

test('the plan and the text of a version are read, of one that is not there nothing', async () => {
  expect(await readVersion(ledger.db, { playbook: PHISHING, version: 1 })).toEqual({
    plan: { name: 'phishing', n: 1 },
    sha256: hashes[0],
    source: DETAILS.source,
  });
  expect(await readVersion(ledger.db, { playbook: PHISHING, version: 9 })).toBeUndefined();
});
