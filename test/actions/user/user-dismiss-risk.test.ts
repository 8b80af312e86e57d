import { expect, test } from 'vitest';
import { userDismissRisk } from '../../../actions/user/user-dismiss-risk.ts';
import { withGraph } from '../graph-bench.ts';

const start = withGraph();

test('the risk is taken from the id that the name stands for', async () => {
  const bench = await start({
    'GET /users/mia@contoso.example': {
      id: 'u1',
      userPrincipalName: 'mia@contoso.example',
      accountEnabled: true,
      onPremisesSyncEnabled: true,
    },
    'POST /identityProtection/riskyUsers/dismiss': { status: 204 },
  });
  expect(await bench.run(userDismissRisk, { user: 'mia@contoso.example' })).toEqual({ id: 'u1' });
  expect(bench.sent()).toEqual([{ userIds: ['u1'] }]);
});
