import { expect, test } from 'vitest';
import { userRevokeSessions } from '../../../actions/user/user-revoke-sessions.ts';
import { withGraph } from '../graph-bench.ts';

const start = withGraph();

test('the sessions of a user are revoked, and a user that is not there is not found', async () => {
  const bench = await start({ 'POST /users/mia@contoso.example/revokeSignInSessions': { value: true } });
  expect(await bench.run(userRevokeSessions, { user: 'mia@contoso.example' })).toEqual({ revoked: true });
  await expect(bench.run(userRevokeSessions, { user: 'none' })).rejects.toMatchObject({ kind: 'not-found' });
});
