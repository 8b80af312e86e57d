import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadEstate, onlyTenants } from '../../../cli/content/load-estate.ts';
import { aContent, aPlaybook } from './a-content.ts';

test('an estate is the tenants, teams and playbooks of a content folder', () => {
  const { folder } = aContent({ 'playbooks/tidy/playbook.yaml': aPlaybook('tidy') });
  const { estate, diagnostics } = loadEstate(join(folder, 'demo'));
  expect(diagnostics).toEqual([]);
  expect(estate.tenants.map(({ id }) => id)).toEqual(['contoso']);
  expect([...estate.playbooks.keys()]).toEqual(['tidy']);
  expect([...estate.directory.teams.keys()]).toEqual(['monitoring']);
});

test('what is wrong in a document is told, and the document left out', () => {
  const { folder } = aContent({ 'playbooks/tidy/playbook.yaml': aPlaybook('tidy', 'nonsense: 1') });
  const { estate, diagnostics } = loadEstate(join(folder, 'demo'));
  expect(estate.playbooks.size).toBe(0);
  expect(diagnostics.length).toBeGreaterThan(0);
});

test('tenants are chosen by name, and a name that no tenant has is told', () => {
  const { folder } = aContent({});
  const { estate } = loadEstate(join(folder, 'demo'));
  expect(onlyTenants(estate, ['contoso'])).toMatchObject({ tenants: [{ id: 'contoso' }] });
  expect(onlyTenants(estate, ['contoso', 'nobody'])).toEqual({ unknown: 'nobody' });
});
