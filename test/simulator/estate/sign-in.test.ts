import { expect, test } from 'vitest';
import { aBench, jsonOf } from '../support.ts';

const USER = 'faro.ahlbrandt@contoso.example';

test('somebody signs in with the right password alone, and hunting shows both attempts', async () => {
  const { control, graph } = await aBench();
  expect(await control.signIn({ tenant: 'contoso', user: USER })).toEqual({ isSuccess: true, errorCode: 0 });
  expect(await control.signIn({ tenant: 'contoso', user: USER, isPasswordRight: false })).toEqual({
    isSuccess: false,
    errorCode: 50_126,
  });
  const body = { Query: `IdentityLogonEvents | where AccountUpn =~ '${USER}' | project ActionType, FailureReason` };
  const { results } = await jsonOf<{ results: unknown[] }>(await graph('security/runHuntingQuery', { body }));
  expect(results).toMatchObject([
    { ActionType: 'LogonSuccess', FailureReason: '' },
    { ActionType: 'LogonFailed', FailureReason: '50126' },
  ]);
});

test('who is disabled does not come in, and does again when enabled', async () => {
  const { control, graph } = await aBench();
  await graph(`users/${USER}`, { method: 'PATCH', body: { accountEnabled: false } });
  expect(await control.signIn({ tenant: 'contoso', user: USER })).toEqual({ isSuccess: false, errorCode: 50_057 });
  await graph(`users/${USER}`, { method: 'PATCH', body: { accountEnabled: true } });
  expect((await control.signIn({ tenant: 'contoso', user: USER })).isSuccess).toBe(true);
});

test('who must change the password does not come in with the old one', async () => {
  const { control, graph } = await aBench();
  const body = { passwordProfile: { forceChangePasswordNextSignIn: true } };
  await graph(`users/${USER}`, { method: 'PATCH', body });
  expect((await control.signIn({ tenant: 'contoso', user: USER })).errorCode).toBe(50_055);
});
