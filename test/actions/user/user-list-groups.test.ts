import { expect, test } from 'vitest';
import { userListGroups } from '../../../actions/user/user-list-groups.ts';
import { withGraph } from '../graph-bench.ts';

const start = withGraph();

test('groups and roles are listed, as many as the limit at most', async () => {
  const value = [
    { '@odata.type': '#microsoft.graph.directoryRole', id: 'r1', displayName: 'Global Administrator' },
    { '@odata.type': '#microsoft.graph.group', id: 'g1', displayName: 'Finance' },
  ];
  const bench = await start({ 'GET /users/u1/transitiveMemberOf': { value } });
  expect(await bench.run(userListGroups, { user: 'u1', limit: 1 })).toEqual({
    groups: [{ id: 'r1', name: 'Global Administrator', kind: 'directoryRole' }],
  });
});
