import { expect, test } from 'vitest';
import { setEnabled } from '../../../actions/user/set-enabled.ts';
import { withGraph } from '../graph-bench.ts';

const start = withGraph();
const SIGNATURE = { name: 'user.set', summary: 'Sets', impact: 'write' } as const;

test.each([
  [true, true],
  [true, false],
  [false, true],
  [false, false],
])('asked for %s, an account that is %s is written to only if that changes it', async (isEnabled, accountEnabled) => {
  const bench = await start({
    'GET /users/u1': { id: 'u1', userPrincipalName: 'mia@contoso.example', accountEnabled },
    'PATCH /users/u1': { status: 204 },
  });
  const changed = isEnabled !== accountEnabled;
  expect(await bench.run(setEnabled({ ...SIGNATURE, isEnabled }), { user: 'u1' })).toMatchObject({ changed });
  expect(bench.sent()).toEqual(changed ? [{ accountEnabled: isEnabled }] : []);
});
