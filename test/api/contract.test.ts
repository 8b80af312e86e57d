import { describe, expect, test } from 'vitest';
import { ROUTES, type Route } from '../../api/contract.ts';
import { PERMISSION_ROLES } from '../../identity/permissions.ts';

const propertiesOf = (schema: object | undefined): object =>
  schema !== undefined && 'properties' in schema ? (schema.properties as object) : {};

const TABLE = Object.entries(ROUTES) as readonly [string, Route][];

describe.each(TABLE)('%s', (_id, route) => {
  test('has a permission of the policy, or says that it needs none', () => {
    expect([...Object.keys(PERMISSION_ROLES), 'public', 'local-trial', 'signed-in', 'webhook-secret']).toContain(
      route.permission,
    );
  });

  test('asks its permission in a tenant exactly if it is one of the policy', () => {
    expect(route.tenant !== 'none').toBe(Object.hasOwn(PERMISSION_ROLES, route.permission));
  });

  test('has a schema for each answer and a sentence about itself', () => {
    expect(Object.keys(route.answers).length).toBeGreaterThan(0);
    expect(route.summary).toMatch(/^[A-Z].*[^.]$/);
  });

  test('names each parameter of its path in a schema', () => {
    const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
    const properties = propertiesOf(route.params);
    expect(Object.keys(properties).sort()).toEqual(names.sort());
  });

  test('takes nothing that it does not know', () => {
    for (const part of [route.params, route.query, route.body]) {
      if (part !== undefined) expect(part).toMatchObject({ additionalProperties: false });
    }
  });

  test('changes nothing when it is read', () => {
    if (route.method === 'GET') expect(route.body).toBeUndefined();
  });

  test('learns its tenant from the run or from a body that names it', () => {
    const body = propertiesOf(route.body);
    expect('tenant' in body).toBe(route.tenant === 'named');
    if (route.tenant === 'run') expect(route.path).toContain(':run');
  });
});
