import { expect, test } from 'vitest';
import { grantList } from '../../../actions/grant/grant-list.ts';
import { withGraph } from '../graph-bench.ts';

const start = withGraph();

test('grants of a user are listed, as many as the limit at most', async () => {
  const grant = { id: 'g1', clientId: 'a1', resourceId: 'r1', scope: 'Mail.Read' };
  const bench = await start({ 'GET /users/u1/oauth2PermissionGrants': { value: [grant, { ...grant, id: 'g2' }] } });
  expect(await bench.run(grantList, { user: 'u1', limit: 1 })).toEqual({
    grants: [{ id: 'g1', app_id: 'a1', scopes: ['Mail.Read'] }],
  });
});
