import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SIGNATURES } from '../../actions/catalogue.ts';
import { loadCatalog } from '../../catalog/load-catalog.ts';
import { digest, type Json } from '../../contracts/json.ts';
import { loadDirectory } from '../../tenants/load-directory.ts';
import { worldOf } from '../../tenants/world-of.ts';
import { teamText } from '../tenants/a-content-folder.ts';
import { aPlaybookFolder, playbookText } from './a-playbook-folder.ts';

const world = { actions: new Map() };

test('each playbook becomes a plan that its hash names', () => {
  const { playbooks, diagnostics } = loadCatalog(
    aPlaybookFolder({ b: playbookText('second'), a: playbookText('first') }),
    world,
  );
  expect(diagnostics).toEqual([]);
  expect([...playbooks.keys()]).toEqual(['first', 'second']);
  for (const { plan, sha256 } of playbooks.values()) expect(digest(plan as unknown as Json)).toBe(sha256);
});

test('a playbook with an error is told and left out, the others stay', () => {
  const folder = aPlaybookFolder({ bad: playbookText('bad', 'soon'), good: playbookText('good') });
  const { playbooks, diagnostics, texts } = loadCatalog(folder, world);
  expect([...playbooks.keys()]).toEqual(['good']);
  expect(diagnostics[0]?.file).toBe(join(folder, 'bad', 'playbook.yaml'));
  expect(texts.get(diagnostics[0]?.file ?? '')).toContain('soon');
});

test('a name that stands twice is told, and the first one counts', () => {
  const { playbooks, diagnostics } = loadCatalog(
    aPlaybookFolder({ a: playbookText('same'), b: playbookText('same', '2m') }),
    world,
  );
  expect(playbooks.size).toBe(1);
  expect(diagnostics.map(({ code }) => code)).toEqual(['duplicate-name']);
});

test('another kind of document in playbook.yaml is told', () => {
  const { diagnostics } = loadCatalog(aPlaybookFolder({ a: teamText('csirt') }), world);
  expect(diagnostics.map(({ code }) => code)).toEqual(['wrong-kind']);
});

test('a folder that is not there has no playbooks', () => {
  expect(loadCatalog('/nowhere', world).playbooks.size).toBe(0);
});

test('the second load takes the plan from the cache: a cached file that says otherwise is what counts', () => {
  const cacheFolder = mkdtempSync(join(tmpdir(), 'watchbill-cache-'));
  const folder = aPlaybookFolder({ a: playbookText('cached') });
  loadCatalog(folder, world, { cacheFolder });
  const [name = ''] = readdirSync(cacheFolder);
  const entry = JSON.parse(readFileSync(join(cacheFolder, name), 'utf8'));
  const plan = { ...entry.plan, title: 'From the cache' };
  writeFileSync(join(cacheFolder, name), JSON.stringify({ ...entry, plan, sha256: digest(plan) }));
  const [again] = loadCatalog(folder, world, { cacheFolder }).playbooks.values();
  expect(again?.plan.title).toBe('From the cache');
});

test('the shipped playbooks check without a finding', () => {
  const root = join(import.meta.dirname, '../..');
  const { directory } = loadDirectory(join(root, 'demo'));
  const { playbooks, diagnostics } = loadCatalog(join(root, 'playbooks'), worldOf(directory, SIGNATURES));
  expect(diagnostics).toEqual([]);
  const folders = readdirSync(join(root, 'playbooks')).filter((name) =>
    existsSync(join(root, 'playbooks', name, 'playbook.yaml')),
  );
  expect([...playbooks.keys()]).toEqual(folders.toSorted());
  expect(folders).toEqual(expect.arrayContaining(['integrate', 'malicious-mail', 'update-escalation-tickets']));
});
