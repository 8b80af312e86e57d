import { afterEach, expect, test } from 'vitest';
import { startSmallGraph } from './small-graph.ts';
import type { SmallGraph } from './small-graph.ts';

let small: SmallGraph | undefined;
afterEach(() => small?.close());

test('grants of a user are read with their scopes', async () => {
  const value = [{ id: 'g1', clientId: 'a1', resourceId: 'r1', scope: ' Mail.Read offline_access' }];
  small = await startSmallGraph({ 'GET /users/u1/oauth2PermissionGrants': { value } });
  expect(await small.graph.grants.listOfUser('u1')).toEqual([
    { id: 'g1', appId: 'a1', resourceId: 'r1', scopes: ['Mail.Read', 'offline_access'] },
  ]);
});

test('a grant is revoked; one that is not there is told so, and any other refusal is a failure', async () => {
  small = await startSmallGraph({
    'DELETE /oauth2PermissionGrants/g1': { status: 204 },
    'DELETE /oauth2PermissionGrants/kept': { status: 403 },
  });
  expect(await small.graph.grants.revoke('g1')).toBe(true);
  expect(await small.graph.grants.revoke('gone')).toBe(false);
  await expect(small.graph.grants.revoke('kept')).rejects.toMatchObject({ kind: 'forbidden' });
});

test('an application is disabled and enabled by its service principal', async () => {
  small = await startSmallGraph({ 'PATCH /servicePrincipals/a1': { status: 204 } });
  await small.graph.grants.setAppEnabled('a1', false);
  await small.graph.grants.setAppEnabled('a1', true);
  expect(small.sent()).toEqual([{ accountEnabled: false }, { accountEnabled: true }]);
});
