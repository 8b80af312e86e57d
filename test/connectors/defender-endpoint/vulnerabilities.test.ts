import { afterEach, expect, test } from 'vitest';
import { aVulnerability, MACHINE_ID, startSmallDefender } from './small-defender.ts';
import type { SmallDefender } from './small-defender.ts';

let small: SmallDefender | undefined;
afterEach(async () => small?.close());

test('vulnerabilities are narrowed by severity and by when they changed', async () => {
  small = await startSmallDefender({ 'GET /vulnerabilities': [aVulnerability()] });
  const query = { severity: 'Critical', updatedAfter: '2026-11-01T00:00:00Z' };
  expect(await small.defender.listVulnerabilities(query)).toHaveLength(1);
  expect(small.seen()[0]?.query.get('$filter')).toBe(
    "severity eq 'Critical' and updatedOn gt 2026-11-01T00:00:00.000Z",
  );
});

test('one that did not change since is an invalid answer: the filter was ignored', async () => {
  small = await startSmallDefender({ 'GET /vulnerabilities': [aVulnerability({ updatedOn: '2026-11-01T00:00:00Z' })] });
  const query = { severity: 'Critical', updatedAfter: '2026-11-01T00:00:00Z' };
  await expect(small.defender.listVulnerabilities(query)).rejects.toMatchObject({ kind: 'invalid-answer' });
  small.routes['GET /vulnerabilities'] = [aVulnerability({ updatedOn: null })];
  await expect(small.defender.listVulnerabilities(query)).rejects.toMatchObject({ kind: 'invalid-answer' });
});

test('those of a machine are listed; a machine that is not there is not found and never one without any', async () => {
  small = await startSmallDefender({ [`GET /machines/${MACHINE_ID}/vulnerabilities`]: [aVulnerability()] });
  expect(await small.defender.listMachineVulnerabilities(MACHINE_ID)).toMatchObject([{ id: 'CVE-2026-0042' }]);
  await expect(small.defender.listMachineVulnerabilities('0'.repeat(40))).rejects.toMatchObject({ kind: 'not-found' });
});

test('one is read by its id', async () => {
  small = await startSmallDefender({ 'GET /vulnerabilities/CVE-2026-0042': aVulnerability() });
  expect(await small.defender.getVulnerability('CVE-2026-0042')).toMatchObject({ cvss: 9.8 });
  await expect(small.defender.getVulnerability('CVE-2026-0043')).rejects.toMatchObject({ kind: 'not-found' });
});
