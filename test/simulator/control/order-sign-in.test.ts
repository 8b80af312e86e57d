import { expect, test } from 'vitest';
import { aBench, jsonOf } from '../support.ts';

test('an attempt comes from the address that was ordered', async () => {
  const { control, graph } = await aBench();
  const user = 'faro.ahlbrandt@contoso.example';
  await control.signIn({ tenant: 'contoso', user, ipAddress: '203.0.113.99', country: 'NL' });
  const body = { Query: 'IdentityLogonEvents' };
  const { results } = await jsonOf<{ results: unknown[] }>(await graph('security/runHuntingQuery', { body }));
  expect(results).toMatchObject([{ AccountUpn: user, IPAddress: '203.0.113.99', Location: 'NL' }]);
});

test('an unknown user is a mistake of the order', async () => {
  const { control } = await aBench();
  await expect(control.signIn({ tenant: 'contoso', user: 'nobody' })).rejects.toThrow('there is no user');
});
