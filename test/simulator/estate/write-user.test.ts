import { expect, test } from 'vitest';
import { aBench } from '../support.ts';

const USER = 'users/faro.ahlbrandt@contoso.example';

test('each change is an effect once, and what changes nothing is none', async () => {
  const { graph, control } = await aBench();
  const patches = [
    { accountEnabled: true },
    { accountEnabled: false },
    { accountEnabled: false },
    { accountEnabled: true, passwordProfile: { forceChangePasswordNextSignIn: true } },
    { passwordProfile: { forceChangePasswordNextSignIn: false } },
  ];
  for (const body of patches) expect((await graph(USER, { method: 'PATCH', body })).status).toBe(204);
  await graph(`${USER}/revokeSignInSessions`, { method: 'POST' });
  expect((await control.effects()).map(({ op }) => op)).toEqual([
    'user.disable',
    'user.enable',
    'user.requirePasswordChange',
    'user.keepPassword',
    'user.revokeSessions',
  ]);
});
