import { expect, test } from 'vitest';
import type { TenantId } from '../../../contracts/ids.ts';
import { syntheticEstate, ZONES } from '../../../rehearsal/month/synthetic-estate.ts';
import { anEstate, aTeam, aTenant, scheduled } from './an-estate.ts';

const CONTOSO = 'contoso' as TenantId;
const model = {
  ...aTenant('contoso', 'UTC', []),
  values: { tier: 'gold' },
  playbooks: { daily: { enabled: false, inputs: { hours: 4 } } },
};
const content = anEstate(
  [model, aTenant('fabrikam')],
  [scheduled('daily', {}), scheduled('weekly', {})],
  [aTeam('csirt', ['kim']), aTeam('csirt-contoso', ['eli'], [CONTOSO])],
);

test('as many tenants as asked for, each in a zone of its own, with every playbook on and what the model has', () => {
  const { tenants, directory } = syntheticEstate(content, 12, 1);
  expect(tenants.map(({ id }) => id)).toEqual([
    ...Array.from({ length: 9 }, (_, at) => `tenant-0${at + 1}`),
    'tenant-10',
    'tenant-11',
    'tenant-12',
  ]);
  expect(new Set(tenants.slice(0, 10).map(({ timezone }) => timezone))).toEqual(new Set(ZONES));
  expect(tenants[0]).toMatchObject({
    values: { tier: 'gold' },
    playbooks: { daily: { enabled: true, inputs: { hours: 4 } }, weekly: { enabled: true } },
  });
  expect(tenants[1]?.values).toEqual({});
  expect([...directory.tenants.keys()]).toEqual(tenants.map(({ id }) => id));
});

test('a team that works for one tenant works for those that are modelled on it', () => {
  const { directory } = syntheticEstate(content, 4, 1);
  expect(directory.teams.get('csirt')?.tenants).toBe('all');
  expect(directory.teams.get('csirt-contoso')?.tenants).toEqual(['tenant-01', 'tenant-03']);
});

test('the same seed makes the same estate; content without a tenant is enough', () => {
  expect(syntheticEstate(content, 3, 5)).toEqual(syntheticEstate(content, 3, 5));
  expect(syntheticEstate(anEstate([], [scheduled('daily', {})]), 1, 1).tenants).toMatchObject([
    { id: 'tenant-01', values: {} },
  ]);
});
