import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { TenantId } from '../../contracts/ids.ts';
import { loadDirectory } from '../../tenants/load-directory.ts';
import { aContentFolder, teamText, templateText, tenantText } from './a-content-folder.ts';

test('tenants, teams and templates of a folder become one directory', () => {
  const { directory, diagnostics } = loadDirectory(
    aContentFolder({
      'tenants/contoso.yaml': tenantText('contoso'),
      'teams/csirt.yaml': teamText('csirt'),
      'templates/own.yaml': templateText('own'),
      'playbooks/templates/shipped.yaml': templateText('shipped'),
    }),
  );
  expect(diagnostics).toEqual([]);
  expect([...directory.tenants.keys()]).toEqual(['contoso']);
  expect([...directory.teams.keys()]).toEqual(['csirt']);
  expect([...directory.templates.keys()]).toEqual(['own', 'shipped']);
});

test('a template carries the schemas of its inputs', () => {
  const { directory } = loadDirectory(aContentFolder({ 'templates/own.yaml': templateText('own') }));
  expect(directory.templates.get('own')?.inputs['count']).toMatchObject({ type: 'integer' });
});

test('a document with an error is left out and told, the others stay', () => {
  const folder = aContentFolder({
    'teams/bad.yaml': teamText('bad').replace('analyst', 'king'),
    'teams/csirt.yaml': teamText('csirt'),
  });
  const { directory, diagnostics, texts } = loadDirectory(folder);
  expect([...directory.teams.keys()]).toEqual(['csirt']);
  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0]?.file).toBe(join(folder, 'teams', 'bad.yaml'));
  expect(texts.get(join(folder, 'teams', 'bad.yaml'))).toContain('king');
});

test('two documents of one name are told, and the first one counts', () => {
  const { directory, diagnostics } = loadDirectory(
    aContentFolder({
      'tenants/a.yaml': tenantText('contoso', 'values: { first: true }\n'),
      'tenants/b.yaml': tenantText('contoso'),
    }),
  );
  expect(diagnostics.map(({ code }) => code)).toEqual(['duplicate-name']);
  expect(directory.tenants.get('contoso' as TenantId)?.values).toEqual({ first: true });
});

test('an empty folder is an empty directory', () => {
  const { directory, diagnostics } = loadDirectory(aContentFolder({}));
  expect(diagnostics).toEqual([]);
  expect(directory.tenants.size + directory.teams.size + directory.templates.size).toBe(0);
});

test('the demo estate has three tenants, five teams and nothing wrong', () => {
  const { directory, diagnostics } = loadDirectory(join(import.meta.dirname, '../../demo'));
  expect(diagnostics).toEqual([]);
  expect([directory.tenants.size, directory.teams.size]).toEqual([3, 5]);
});
