import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { exchangeOf } from '../../../../connectors/auth/credentials/managed-credential.ts';
import { sendJson, startLocalServer } from '../../local-server.ts';
import type { Handler, LocalServer } from '../../local-server.ts';
import { aGrant, anAuthority } from '../an-authority.ts';

/*
 * The machine's service is the one of Azure App Service, which the environment names. The library keeps tokens of
 * machines for the whole process, so every test has an identity of its own.
 */

let machine: LocalServer;
let answer: Handler;
const before = { endpoint: process.env['IDENTITY_ENDPOINT'], header: process.env['IDENTITY_HEADER'] };
beforeAll(async () => {
  machine = await startLocalServer((request, response) => answer(request, response));
  process.env['IDENTITY_ENDPOINT'] = `${machine.url}/msi/token`;
  process.env['IDENTITY_HEADER'] = 'a-header-of-the-machine';
});
afterEach(() => machine.seen.splice(0));
afterAll(async () => {
  if (before.endpoint === undefined) delete process.env['IDENTITY_ENDPOINT'];
  if (before.header === undefined) delete process.env['IDENTITY_HEADER'];
  await machine.close();
});

function given(token: unknown): Record<string, unknown> {
  return { access_token: token, expires_on: String(Math.floor(Date.now() / 1_000) + 3_600), token_type: 'Bearer' };
}

test('an identity vouches for the application in the directory of a customer', async () => {
  answer = (_, response) => sendJson(response, 200, given('the-token-of-the-machine'));
  const authority = await anAuthority();
  await authority.source({ managedIdentity: {} }).token();
  expect(machine.seen[0]?.query.get('resource')).toBe('api://AzureADTokenExchange');
  expect(machine.seen[0]?.headers['x-identity-header']).toBe('a-header-of-the-machine');
  expect(authority.form().get('client_assertion')).toBe('the-token-of-the-machine');
  await authority.close();
});

test('an identity signs in itself where it is told to, and the authority is not asked', async () => {
  const clientId = '22222222-0000-4000-8000-000000000001';
  answer = (_, response) => sendJson(response, 200, given(aGrant()['access_token']));
  const authority = await anAuthority();
  const source = authority.source({ managedIdentity: { clientId, direct: true } });
  expect(await source.token()).toBe(aGrant()['access_token']);
  expect(machine.seen[0]?.query.get('client_id')).toBe(clientId);
  expect(machine.seen[0]?.query.get('resource')).toBe('https://graph.microsoft.com');
  expect(authority.seen).toEqual([]);
  await authority.close();
});

test.each([
  [400, 'unauthorized'],
  [429, 'throttled'],
  [500, 'unavailable'],
])('a machine that answers %i is told as %s, and the authority is not asked', async (status, kind) => {
  answer = (_, response) => sendJson(response, status, { error: { code: 'x', message: 'Identity not found' } });
  const authority = await anAuthority();
  const clientId = `22222222-0000-4000-8000-000000000${status}`;
  await expect(authority.source({ managedIdentity: { clientId } }).token()).rejects.toMatchObject({
    kind,
    message: expect.stringMatching(/Cannot get a token of the identity of this machine: .*Identity not found/),
  });
  expect(authority.seen).toEqual([]);
  await authority.close();
});

test('a machine whose answer holds no token is told', async () => {
  answer = (_, response) => sendJson(response, 200, {});
  const authority = await anAuthority();
  const clientId = '22222222-0000-4000-8000-000000000002';
  await expect(authority.source({ managedIdentity: { clientId } }).token()).rejects.toMatchObject({
    kind: 'unauthorized',
  });
  await authority.close();
});

test('a machine that does not answer is told', async () => {
  answer = (_, response) => response.destroy();
  const authority = await anAuthority();
  const clientId = '22222222-0000-4000-8000-000000000003';
  await expect(authority.source({ managedIdentity: { clientId } }).token()).rejects.toMatchObject({
    kind: 'unavailable',
    message: expect.stringContaining('A managed identity exists in Azure only'),
  });
  await authority.close();
});

test.each([
  ['https://login.microsoftonline.com', 'api://AzureADTokenExchange'],
  ['https://login.microsoftonline.us', 'api://AzureADTokenExchangeUSGov'],
  ['https://login.chinacloudapi.cn', 'api://AzureADTokenExchangeChina'],
])('in the cloud of %s an identity vouches for %s', (authority, exchange) => {
  expect(exchangeOf(authority)).toBe(exchange);
});
