import { expect, test } from 'vitest';
import { grantRevoke } from '../../../actions/grant/grant-revoke.ts';
import { withGraph } from '../graph-bench.ts';

const start = withGraph();

test('a grant is revoked once, and a repeat finds none', async () => {
  let isThere = true;
  const bench = await start({
    'DELETE /oauth2PermissionGrants/g1': () => {
      const status = isThere ? 204 : 404;
      isThere = false;
      return { status };
    },
  });
  expect(await bench.run(grantRevoke, { grant_id: 'g1' })).toEqual({ revoked: true });
  expect(await bench.run(grantRevoke, { grant_id: 'g1' }, true)).toEqual({ revoked: false });
});
