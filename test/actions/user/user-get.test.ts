import { expect, test } from 'vitest';
import { userGet } from '../../../actions/user/user-get.ts';
import { withGraph } from '../graph-bench.ts';

const start = withGraph();

test('a user is read; texts that are not set are empty', async () => {
  const bench = await start({
    'GET /users/u1': {
      id: 'u1',
      userPrincipalName: 'mia@contoso.example',
      accountEnabled: false,
      onPremisesSyncEnabled: true,
    },
  });
  expect(await bench.run(userGet, { user: 'u1' })).toMatchObject({
    id: 'u1',
    is_enabled: false,
    is_synced: true,
    department: '',
    sessions_valid_from: '',
  });
});
