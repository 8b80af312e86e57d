import { expect, test } from 'vitest';
import type { TenantDocument } from '../../language/schema/tenant-schema.ts';
import type { TenantGroupDocument } from '../../language/schema/tenant-group-schema.ts';
import { inherit } from '../../tenants/inherit.ts';

const aTenant = (over: Partial<TenantDocument>): TenantDocument => ({
  apiVersion: 'watchbill/v1',
  kind: 'Tenant',
  name: 'contoso',
  title: 'Contoso',
  timezone: 'UTC',
  ...over,
});

const groups = (...all: readonly Partial<TenantGroupDocument>[]): ReadonlyMap<string, TenantGroupDocument> =>
  new Map(
    all.map((over, at) => {
      const name = `group-${at + 1}`;
      return [name, { apiVersion: 'watchbill/v1', kind: 'TenantGroup', name, title: name, ...over }];
    }),
  );

test('the tenant comes first, then its groups in their order', () => {
  const { values } = inherit(
    aTenant({ groups: ['group-2', 'group-1'], values: { a: 'tenant' } }),
    groups({ values: { a: 1, b: 1, c: 1 } }, { values: { a: 2, b: 2 } }),
  );
  expect(values).toEqual({ a: 'tenant', b: 2, c: 1 });
});

test('of each value every document that gives it is known, the one that counts first', () => {
  const { sources } = inherit(
    aTenant({ groups: ['group-1'], values: { a: 0 } }),
    groups({ values: { a: 1, b: null } }),
  );
  expect(sources).toEqual({
    a: [
      { kind: 'Tenant', name: 'contoso', value: 0 },
      { kind: 'TenantGroup', name: 'group-1', value: 1 },
    ],
    b: [{ kind: 'TenantGroup', name: 'group-1', value: null }],
  });
});

test('a group that is none gives nothing, and one that is named twice counts once', () => {
  const { values, sources } = inherit(
    aTenant({ groups: ['nobody', 'group-1', 'group-1'] }),
    groups({ values: { a: 1 } }, { values: { a: 2 } }),
  );
  expect(values).toEqual({ a: 1 });
  expect(sources['a']).toHaveLength(1);
});

test('a tenant without groups has its own values and playbooks', () => {
  const own = { values: { a: 1 }, playbooks: { one: { enabled: false } } };
  expect(inherit(aTenant(own), groups({ values: { b: 1 } }))).toMatchObject(own);
  expect(inherit(aTenant({}), new Map())).toEqual({ values: {}, sources: {}, playbooks: {} });
});

test('of a playbook each member and each input is inherited by itself', () => {
  const { playbooks } = inherit(
    aTenant({ groups: ['group-1', 'group-2'], playbooks: { one: { inputs: { limit: 5 } }, off: { enabled: false } } }),
    groups(
      { playbooks: { one: { enabled: false, inputs: { limit: 9, hours: 4 } }, off: { enabled: true } } },
      { playbooks: { one: { enabled: true, schedules: [{ at: '08:00' }] }, two: {} } },
    ),
  );
  expect(playbooks).toEqual({
    one: { enabled: false, inputs: { limit: 5, hours: 4 }, schedules: [{ at: '08:00' }] },
    off: { enabled: false },
    two: {},
  });
});
