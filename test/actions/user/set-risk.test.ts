import { expect, test } from 'vitest';
import { setRisk } from '../../../actions/user/set-risk.ts';
import { withGraph } from '../graph-bench.ts';

const start = withGraph();

test('what is said of a user is said of the id that the name stands for', async () => {
  const said: string[] = [];
  const action = setRisk({
    name: 'user.say',
    summary: 'Says',
    impact: 'write',
    says: (_riskyUsers, id) => Promise.resolve(void said.push(id)),
  });
  const bench = await start({
    'GET /users/mia@contoso.example': { id: 'u1', userPrincipalName: 'mia@contoso.example', accountEnabled: true },
  });
  expect(await bench.run(action, { user: 'mia@contoso.example' })).toEqual({ id: 'u1' });
  expect(said).toEqual(['u1']);
});
