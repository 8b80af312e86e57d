import { expect, test } from 'vitest';
import { userEnable } from '../../../actions/user/user-enable.ts';
import { withGraph } from '../graph-bench.ts';

const start = withGraph();

test('a user is enabled by id, and a repeat finds nothing to do', async () => {
  let accountEnabled = false;
  const bench = await start({
    'GET /users/mia@contoso.example': () => ({ id: 'u1', userPrincipalName: 'mia@contoso.example', accountEnabled }),
    'PATCH /users/u1': () => {
      accountEnabled = true;
      return { status: 204 };
    },
  });
  const input = { user: 'mia@contoso.example' };
  expect(await bench.run(userEnable, input)).toEqual({ id: 'u1', changed: true, is_synced: false });
  expect(await bench.run(userEnable, input, true)).toEqual({ id: 'u1', changed: false, is_synced: false });
  expect(bench.sent()).toEqual([{ accountEnabled: true }]);
});
