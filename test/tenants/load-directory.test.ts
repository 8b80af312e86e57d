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

test('the demo estate has a provider with three customers, twenty teams and nothing wrong', () => {
  const { directory, diagnostics } = loadDirectory(join(import.meta.dirname, '../../demo'));
  expect(diagnostics).toEqual([]);
  expect([directory.tenants.size, directory.teams.size]).toEqual([4, 20]);
  expect(directory.tenants.get('northwind' as TenantId)?.serves).toEqual(['contoso', 'fabrikam', 'tailspin']);
  const { groups, rotas, policies, calendars, guardRails, forms, samples } = directory;
  expect([groups, rotas, policies, calendars, guardRails, forms, samples].map(({ size }) => size > 0)).not.toContain(
    false,
  );
});

const head = (kind: string, name: string) => `apiVersion: watchbill/v1\nkind: ${kind}\nname: ${name}\ntitle: Title\n`;
const ZONE = 'timezone: Europe/Berlin\n';
const LAYER = '{ name: week, people: [ada], rotation: weekly, handOver: { at: "08:00" }, from: 2026-01-05 }';
const GROUP = `${head('TenantGroup', 'retail')}values: { tier: gold, hours: 24 }\n`;

test('documents of the other kinds lie in folders of their own', () => {
  const { directory, diagnostics } = loadDirectory(
    aContentFolder({
      'groups/retail.yaml': GROUP,
      'rotas/nights.yaml': `${head('Rota', 'nights')}${ZONE}layers: [${LAYER}]\n`,
      'policies/leads.yaml': `${head('EscalationPolicy', 'leads')}levels: [{ to: [{ rota: nights }], within: 10m }]\n`,
      'calendars/office.yaml': `${head('Calendar', 'office')}${ZONE}`,
      'guard-rails/rules.yaml': `${head('GuardRails', 'rules')}limits: [{ actions: [ticket.ensure], perRun: 1 }]\n`,
      'forms/own.yaml': `${head('Form', 'own')}fields: [{ name: why, type: string }]\n`,
      'playbooks/forms/shipped.yaml': `${head('Form', 'shipped')}fields: [{ name: why, type: string }]\n`,
      'samples/own.yaml': `${head('Sample', 'own')}event: { type: o365.audit }\n`,
      'playbooks/samples/shipped.yaml': `${head('Sample', 'shipped')}event: { type: o365.audit }\n`,
    }),
  );
  expect(diagnostics).toEqual([]);
  expect([...directory.groups.keys(), ...directory.rotas.keys(), ...directory.calendars.keys()]).toEqual([
    'retail',
    'nights',
    'office',
  ]);
  expect(directory.policies.get('leads')?.levels).toEqual([
    { to: [{ rota: 'nights' }], withinMs: 600_000, urgency: 'high' },
  ]);
  expect(directory.guardRails.get('rules')?.limits).toHaveLength(1);
  expect(directory.forms.get('own')?.answers).toMatchObject({ required: ['why'] });
  expect([...directory.forms.keys(), ...directory.samples.keys()]).toEqual(['own', 'shipped', 'own', 'shipped']);
});

test('a tenant has the values of its groups', () => {
  const { directory, diagnostics } = loadDirectory(
    aContentFolder({
      'groups/retail.yaml': GROUP,
      'tenants/contoso.yaml': tenantText('contoso', 'groups: [retail]\nvalues: { hours: 12 }\n'),
    }),
  );
  expect(diagnostics).toEqual([]);
  expect(directory.tenants.get('contoso' as TenantId)?.values).toEqual({ hours: 12, tier: 'gold' });
});

test('a group that is not there is told at its place, and the tenant stays with what it has', () => {
  const folder = aContentFolder({
    'groups/retail.yaml': GROUP,
    'tenants/contoso.yaml': tenantText('contoso', 'groups: [retail, retial]\n'),
    'tenants/fabrikam.yaml': tenantText('fabrikam', 'groups: [retail]\n'),
  });
  const { directory, diagnostics } = loadDirectory(folder);
  expect(diagnostics.map(({ code, file, suggestion }) => [code, file, suggestion])).toEqual([
    ['unknown-group', join(folder, 'tenants', 'contoso.yaml'), 'Did you mean "retail"?'],
  ]);
  expect(directory.tenants.get('contoso' as TenantId)?.values).toMatchObject({ tier: 'gold' });
});
