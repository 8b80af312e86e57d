import { expect, test } from 'vitest';
import { aBench, jsonOf, refusalOf } from '../support.ts';

const USER = 'users/faro.ahlbrandt@contoso.example';

interface Listing {
  readonly value: readonly { readonly id: string; readonly displayName: string; readonly userPrincipalName: string }[];
  readonly '@odata.nextLink'?: string;
}

test('whether an account is enabled is shown only to who selects it', async () => {
  const { graph } = await aBench();
  expect(await (await graph(USER)).json()).not.toHaveProperty('accountEnabled');
  expect(await (await graph(`${USER}?$select=accountEnabled`)).json()).toMatchObject({ accountEnabled: true });
});

test('a disabled account shows so in the directory and in hunting', async () => {
  const { graph } = await aBench();
  const { id } = await jsonOf<{ id: string }>(await graph(USER));
  await graph(`users/${id}`, { method: 'PATCH', body: { accountEnabled: false } });
  const listed = await jsonOf<Listing>(await graph('users?$filter=accountEnabled eq false&$select=displayName'));
  expect(listed.value.map((user) => user.id)).toContain(id);
  const body = { Query: `IdentityInfo | where AccountObjectId == '${id}' | project IsAccountEnabled` };
  expect(await (await graph('security/runHuntingQuery', { body })).json()).toMatchObject({
    results: [{ IsAccountEnabled: false }],
  });
});

test('users come in pages of at most 999, and more is refused', async () => {
  const { graph } = await aBench();
  const first = await jsonOf<Listing>(await graph('users?$top=30'));
  expect(first.value).toHaveLength(30);
  expect(first['@odata.nextLink']).toMatch(/users\?\$top=30&\$skiptoken=/);
  expect((await graph('users?$top=999')).status).toBe(200);
  expect((await graph('users?$top=1000')).status).toBe(400);
});

test('revoked sessions count from now on', async () => {
  const { graph } = await aBench();
  const answer = await graph(`${USER}/revokeSignInSessions`, { method: 'POST' });
  expect(await answer.json()).toMatchObject({ value: true });
  expect(await (await graph(`${USER}?$select=signInSessionsValidFromDateTime`)).json()).toMatchObject({
    signInSessionsValidFromDateTime: '2026-11-20T12:00:00.500Z',
  });
});

test('memberships show the groups, and the role of an administrator', async () => {
  const { graph } = await aBench();
  const groups = await jsonOf<Listing>(await graph(`${USER}/transitiveMemberOf`));
  expect(groups.value.map(({ displayName }) => displayName)).toEqual([expect.stringMatching(/^sg-/)]);
  const roles = await jsonOf<Listing>(await graph('users/break-glass@contoso.example/memberOf'));
  expect(roles.value.at(-1)?.displayName).toBe('Global Administrator');
});

test('who has a directory role is not changed by an application without one', async () => {
  const { graph, control } = await aBench();
  const refused = await graph('users/break-glass@contoso.example', {
    method: 'PATCH',
    body: { accountEnabled: false },
  });
  expect(await refusalOf(refused)).toBe(
    '403 Authorization_RequestDenied: Insufficient privileges to complete the operation.',
  );
  expect(await control.effects()).toEqual([]);
});

test('a password is changed only by who may change passwords', async () => {
  const { graph, control } = await aBench();
  await control.setGrants({ tenant: 'contoso', withoutRoles: ['User-PasswordProfile.ReadWrite.All'] });
  const body = { passwordProfile: { forceChangePasswordNextSignIn: true } };
  expect((await graph(USER, { method: 'PATCH', body })).status).toBe(403);
  expect((await graph(USER, { method: 'PATCH', body: { accountEnabled: false } })).status).toBe(204);
});

test('F19 the directory does not name the permission that is missing', async () => {
  const { graph, control } = await aBench();
  await control.setGrants({ tenant: 'contoso', withoutRoles: ['User.Read.All'] });
  expect(await refusalOf(await graph('users'))).toBe(
    '403 Authorization_RequestDenied: Insufficient privileges to complete the operation.',
  );
});

test('an unknown user is named in the refusal, and a wrong type is 400', async () => {
  const { graph } = await aBench();
  expect(await refusalOf(await graph('users/nobody'))).toMatch(/^404 Request_ResourceNotFound: Resource 'nobody'/);
  expect((await graph(USER, { method: 'PATCH', body: { accountEnabled: 'no' } })).status).toBe(400);
});
