import { expect, test } from 'vitest';
import { userDisable } from '../../../actions/user/user-disable.ts';
import { withGraph } from '../graph-bench.ts';

const start = withGraph();

test('a user is disabled by id, and a repeat finds nothing to do', async () => {
  let accountEnabled = true;
  const bench = await start({
    'GET /users/mia@contoso.example': () => ({ id: 'u1', userPrincipalName: 'mia@contoso.example', accountEnabled }),
    'PATCH /users/u1': () => {
      accountEnabled = false;
      return { status: 204 };
    },
  });
  const input = { user: 'mia@contoso.example' };
  expect(await bench.run(userDisable, input)).toEqual({ id: 'u1', changed: true, is_synced: false });
  expect(await bench.run(userDisable, input, true)).toEqual({ id: 'u1', changed: false, is_synced: false });
  expect(bench.sent()).toEqual([{ accountEnabled: false }]);
});
