import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openPlanCache, type CompiledPlan } from '../../catalog/plan-cache.ts';
import { digest, type Json } from '../../contracts/json.ts';
import { loadCatalog } from '../../catalog/load-catalog.ts';
import { aPlaybookFolder, playbookText } from './a-playbook-folder.ts';

const world = { actions: new Map() };

function aCompiledPlan(): CompiledPlan {
  const [entry] = loadCatalog(aPlaybookFolder({ a: playbookText('cached') }), world).playbooks.values();
  if (entry === undefined) return expect.fail('the playbook compiles');
  return { plan: entry.plan, sha256: digest(entry.plan as unknown as Json), diagnostics: [] };
}

function aFolder(): string {
  return mkdtempSync(join(tmpdir(), 'watchbill-cache-'));
}

test('a plan is found again by its text', () => {
  const cache = openPlanCache(aFolder(), world);
  const compiled = aCompiledPlan();
  expect(cache.find('text', 'a.yaml')).toBeUndefined();
  cache.keep('text', 'a.yaml', compiled);
  expect(cache.find('text', 'a.yaml')).toEqual(compiled);
});

test('another text, file or world is another plan', () => {
  const folder = aFolder();
  openPlanCache(folder, world).keep('text', 'a.yaml', aCompiledPlan());
  expect(openPlanCache(folder, world).find('other', 'a.yaml')).toBeUndefined();
  expect(openPlanCache(folder, world).find('text', 'b.yaml')).toBeUndefined();
  expect(openPlanCache(folder, { ...world, teams: new Set(['csirt']) }).find('text', 'a.yaml')).toBeUndefined();
});

test.each(['', '{', '{"plan":{},"sha256":"0"}'])('a file that holds %j is not believed', (content) => {
  const folder = aFolder();
  const cache = openPlanCache(folder, world);
  cache.keep('text', 'a.yaml', aCompiledPlan());
  writeFileSync(join(folder, readdirSync(folder)[0] ?? ''), content);
  expect(cache.find('text', 'a.yaml')).toBeUndefined();
});
