import { expect, test } from 'vitest';
import { userMarkCompromised } from '../../../actions/user/user-mark-compromised.ts';
import { withGraph } from '../graph-bench.ts';

const start = withGraph();

test('a user is marked by the id that the name stands for', async () => {
  const bench = await start({
    'GET /users/mia@contoso.example': {
      id: 'u1',
      userPrincipalName: 'mia@contoso.example',
      accountEnabled: true,
      onPremisesSyncEnabled: true,
    },
    'POST /identityProtection/riskyUsers/confirmCompromised': { status: 204 },
  });
  expect(await bench.run(userMarkCompromised, { user: 'mia@contoso.example' })).toEqual({ id: 'u1' });
  expect(bench.sent()).toEqual([{ userIds: ['u1'] }]);
});
