import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { TenantId } from '../../contracts/ids.ts';
import type { JsonObject } from '../../contracts/json.ts';
import { loadDirectory } from '../../tenants/load-directory.ts';
import { worldOf } from '../../tenants/world-of.ts';
import { aDirectory, aPerson, aTeam, aTenant } from './a-directory.ts';

const fabrikam = 'fabrikam' as TenantId;

function valuesOf(first: JsonObject, second: JsonObject): unknown {
  const directory = aDirectory([aTenant({ values: first }), aTenant({ id: fabrikam, values: second })], []);
  return worldOf(directory, new Map()).tenantValues;
}

test('the checker learns names, and neither addresses nor values', () => {
  const world = worldOf(aDirectory([aTenant({ values: { tier: 'gold' } })], [aTeam('csirt', [])]), new Map());
  expect([...(world.teams ?? [])]).toEqual(['csirt']);
  expect([...(world.tenants ?? [])]).toEqual(['contoso']);
  expect(JSON.stringify(world)).not.toContain('gold');
});

test('a value that all tenants have is required, with its type', () => {
  expect(valuesOf({ tier: 'gold', hours: 4 }, { tier: 'silver', hours: 4.5 })).toMatchObject({
    properties: { tier: { type: 'string' }, hours: { type: 'number' } },
    required: ['hours', 'tier'],
  });
});

test('a value that only some have is optional; one of several types is anything', () => {
  expect(valuesOf({ tier: 'gold', odd: 1 }, { odd: ['x'] })).toMatchObject({
    properties: { tier: { type: 'string' }, odd: {} },
    required: ['odd'],
  });
});

test('each kind of value has its type', () => {
  const all = { a: null, b: true, c: [1], d: { e: 1 }, f: 1 };
  expect(valuesOf(all, all)).toMatchObject({
    properties: {
      a: { type: 'null' },
      b: { type: 'boolean' },
      c: { type: 'array' },
      d: { type: 'object' },
      f: { type: 'integer' },
    },
  });
});

test('an audience counts if any tenant has it, and each tenant has its own: one that lacks it does not spoil the playbooks of the others', () => {
  const audiences = { mssp: [], board: [] };
  const directory = aDirectory([aTenant({ audiences }), aTenant({ id: fabrikam, audiences: { mssp: [] } })], []);
  const { audiences: known, tenantFacts } = worldOf(directory, new Map());
  expect([...(known ?? [])]).toEqual(['mssp', 'board']);
  expect([...(tenantFacts?.get('fabrikam')?.audiences ?? [])]).toEqual(['mssp']);
});

test('without tenants nothing about tenants is checked', () => {
  const world = worldOf(aDirectory([], []), new Map());
  expect(world.tenantValues).toBeUndefined();
  expect(world.audiences).toBeUndefined();
});

test('the checker learns who there is, and which teams reach nobody', () => {
  const teams = [
    aTeam('csirt', [aPerson('ada'), aPerson('bruno')]),
    aTeam('empty', []),
    aTeam('mailbox', [], { mail: 'soc@soc.example' }),
  ];
  const world = worldOf(aDirectory([], teams), new Map());
  expect([...(world.people ?? [])]).toEqual(['ada', 'bruno']);
  expect([...(world.emptyTeams ?? [])]).toEqual(['empty']);
});

test('the checker learns the names of all other documents, and what playbooks and cases need of them', () => {
  const { directory } = loadDirectory(join(import.meta.dirname, '../../demo'));
  const world = worldOf(directory, new Map());
  expect(world.policies?.get('soc-leads')).toEqual({ levels: 3 });
  expect(world.forms?.get('incident-review')).toMatchObject({ type: 'object', required: ['verdict', 'hosts'] });
  expect(world.samples?.get('phishing-mail')).toMatchObject({ type: 'o365.threat_intelligence' });
  const names = [world.groups, world.rotas, world.calendars].flatMap((one) => [...(one ?? [])]);
  expect(names).toEqual(expect.arrayContaining(['standard-service', 'csirt-on-call', 'berlin-office']));
});
