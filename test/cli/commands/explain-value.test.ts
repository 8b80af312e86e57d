import { expect, test } from 'vitest';
import { run } from '../a-terminal.ts';
import { aContent } from '../content/a-content.ts';

const group = (name: string, values: string) =>
  `apiVersion: watchbill/v1\nkind: TenantGroup\nname: ${name}\ntitle: ${name}\nvalues: ${values}\n`;

const FILES = {
  'demo/tenants/fabrikam.yaml': `apiVersion: watchbill/v1
kind: Tenant
name: fabrikam
title: Fabrikam
timezone: UTC
groups: [retail, europe]
values: { hours: 12 }
`,
  'demo/groups/retail.yaml': group('retail', '{ hours: 24, tier: gold }'),
  'demo/groups/europe.yaml': group('europe', '{ hours: 48, tier: silver, law: gdpr }'),
};

test('the chain of a value is printed, the document that counts first', async () => {
  expect(await run(['explain', 'value', 'fabrikam', 'hours'], aContent(FILES))).toMatchObject({
    code: 0,
    out: 'Tenant fabrikam: 12 (counts)\nTenantGroup retail: 24 (hidden)\nTenantGroup europe: 48 (hidden)\n',
  });
  expect((await run(['explain', 'value', 'fabrikam', 'law'], aContent(FILES))).out).toBe(
    'TenantGroup europe: "gdpr" (counts)\n',
  );
});

test('a program gets the chain as data', async () => {
  const ran = await run(['explain', 'value', 'fabrikam', 'tier', '--json'], aContent(FILES));
  expect(ran.json()).toEqual({
    tenant: 'fabrikam',
    name: 'tier',
    value: 'gold',
    sources: [
      { kind: 'TenantGroup', name: 'retail', value: 'gold' },
      { kind: 'TenantGroup', name: 'europe', value: 'silver' },
    ],
  });
});

test('a tenant that is not there is answered with those that are', async () => {
  expect(await run(['explain', 'value', 'fabricam', 'hours'], aContent(FILES))).toMatchObject({
    code: 4,
    err: 'Cannot find the tenant "fabricam"\nTenants are: contoso, fabrikam\n',
  });
});

test('a value that nothing gives is answered with those that there are', async () => {
  expect(await run(['explain', 'value', 'fabrikam', 'ours'], aContent(FILES))).toMatchObject({
    code: 4,
    err: 'Cannot find the value "ours" of tenant "fabrikam": nothing gives it, and its groups are retail, europe\nValues are: hours, law, tier\n',
  });
  expect((await run(['explain', 'value', 'contoso', 'ours'], aContent(FILES))).err).toContain('it has no groups\n');
});
