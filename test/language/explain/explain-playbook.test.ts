import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SIGNATURES } from '../../../actions/catalogue.ts';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import type { PlaybookName } from '../../../contracts/ids.ts';
import { explainPlaybook } from '../../../language/explain/explain-playbook.ts';
import { loadDirectory } from '../../../tenants/load-directory.ts';
import { worldOf } from '../../../tenants/world-of.ts';
import { aPlan, lit, MINUTE, set } from '../../engine/plans.ts';

const ROOT = join(import.meta.dirname, '../../..');
const { playbooks } = loadCatalog(
  join(ROOT, 'playbooks'),
  worldOf(loadDirectory(join(ROOT, 'demo')).directory, SIGNATURES),
);
const explain = (name: string) => {
  const entry = playbooks.get(name as PlaybookName);
  return entry === undefined ? undefined : explainPlaybook(entry.plan, SIGNATURES);
};

test('the longest path of malicious-mail goes to the MSSP, apart from the time to take an approval back', () => {
  const tries = 15 * MINUTE;
  const asking = 31 * MINUTE;
  expect(explain('malicious-mail')?.duration).toMatchObject({
    worstMs: null,
    boundedMs: tries + asking + tries + tries,
    unbounded: [{ path: 'cool_down' }],
  });
});

test('update-escalation-tickets counts its loops in full', () => {
  const ticket = (4 * 60 + 1 + 15 + 15) * MINUTE;
  const team = 15 * MINUTE + 5 * ticket + 15 * MINUTE;
  expect(explain('update-escalation-tickets')?.duration).toMatchObject({ worstMs: 7 * team, unbounded: [] });
});

test('the same plan is always explained the same, and as data only', () => {
  const plan = aPlan([set('s', { n: lit(1) })]);
  const once = explainPlaybook(plan, SIGNATURES);
  expect(explainPlaybook(plan, SIGNATURES)).toEqual(once);
  expect(JSON.parse(JSON.stringify(once))).toEqual(once);
});
