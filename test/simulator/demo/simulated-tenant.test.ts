import { expect, test } from 'vitest';
import { DEMO_TENANT_NAMES, PUBLISHER_ID, tenantFromName } from '../../../simulator/demo/simulated-tenant.ts';

test('a tenant follows from its name, so that a demo estate can be written down', () => {
  expect(tenantFromName('contoso')).toEqual({
    name: 'contoso',
    entraTenantId: 'fd46b0cc-ba27-4bee-ac95-13bad50640e3',
    clientId: 'f276cea7-365f-4b14-8980-987b06040c94',
    clientSecret: 'contoso-client-secret',
    domain: 'contoso.example',
    servicenow: {
      user: 'watchbill',
      password: 'contoso-servicenow-password',
      reader: { user: 'reader', password: 'contoso-reader-password' },
    },
  });
  expect(PUBLISHER_ID).toBe('ba4f3df3-3ec6-4e2c-8f08-0ac4e6a6fd9b');
});

test('no two demo tenants share an id or a secret', () => {
  const values = DEMO_TENANT_NAMES.map(tenantFromName).flatMap(
    ({ entraTenantId, clientId, clientSecret, servicenow }) => [
      entraTenantId,
      clientId,
      clientSecret,
      servicenow.password,
    ],
  );
  expect(new Set(values).size).toBe(values.length);
});
