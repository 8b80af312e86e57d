import { afterEach, expect, test } from 'vitest';
import { startSmallGraph } from './small-graph.ts';
import type { SmallGraph } from './small-graph.ts';

let small: SmallGraph | undefined;
afterEach(() => small?.close());

const MIA = {
  id: 'u1',
  userPrincipalName: 'mia@contoso.example',
  displayName: 'Mia Example',
  accountEnabled: true,
  onPremisesSyncEnabled: null,
  signInSessionsValidFromDateTime: '2026-11-01T00:00:00Z',
};

test('a user is read by name or id; one whose account says neither enabled nor disabled is an invalid answer', async () => {
  small = await startSmallGraph({
    'GET /users/guest_x#EXT#@contoso.example': MIA,
    'GET /users/u2': { id: 'u2', userPrincipalName: 'x@contoso.example', accountEnabled: null },
  });
  expect(await small.graph.users.get('guest_x#EXT#@contoso.example')).toEqual({
    id: 'u1',
    userPrincipalName: 'mia@contoso.example',
    displayName: 'Mia Example',
    mail: '',
    jobTitle: '',
    department: '',
    isEnabled: true,
    isSynced: false,
    sessionsValidFrom: '2026-11-01T00:00:00.000Z',
  });
  expect(small.server.seen.at(-1)?.query.get('$select')).toContain('accountEnabled');
  await expect(small.graph.users.get('u2')).rejects.toMatchObject({ kind: 'invalid-answer' });
});

test('a user is disabled, enabled and signed out as the vendor documents it', async () => {
  small = await startSmallGraph({
    'PATCH /users/u1': { status: 204 },
    'POST /users/u1/revokeSignInSessions': { value: true },
  });
  await small.graph.users.setEnabled('u1', false);
  await small.graph.users.setEnabled('u1', true);
  await small.graph.users.revokeSessions('u1');
  expect(small.sent()).toEqual([{ accountEnabled: false }, { accountEnabled: true }]);
  expect(small.asked().at(-1)).toBe('POST /users/u1/revokeSignInSessions');
});

test('groups and roles are told apart', async () => {
  const value = [
    { '@odata.type': '#microsoft.graph.group', id: 'g1', displayName: 'Finance' },
    { '@odata.type': '#microsoft.graph.directoryRole', id: 'r1', displayName: 'Global Administrator' },
    { id: 'x1' },
  ];
  small = await startSmallGraph({ 'GET /users/u1/transitiveMemberOf': { value } });
  expect((await small.graph.users.listMemberships('u1')).map(({ id, kind }) => [id, kind])).toEqual([
    ['g1', 'group'],
    ['r1', 'directoryRole'],
    ['x1', ''],
  ]);
});
