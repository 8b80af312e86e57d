import { afterEach, describe, expect, test } from 'vitest';
import { withApi } from '../with-api.ts';

const api = withApi();
afterEach(() => {
  api.isLocalTrial = true;
});

test('whoever is in a team can sign in to a trial and is who they are', async () => {
  const { body: listed } = await api.call('GET', '/people');
  expect(listed['people']).toContainEqual({ id: 'ada', name: 'ADA' });
  const { status, body } = await api.call('POST', '/login', { body: { person: 'ada' } });
  expect(status).toBe(201);
  expect(body).toMatchObject({ person: { id: 'ada', name: 'ADA' } });
  expect(await api.call('GET', '/me', { token: String(body['token']) })).toMatchObject({
    status: 200,
    body: {
      person: { id: 'ada' },
      tenants: [
        { tenant: 'contoso', roles: ['viewer', 'analyst', 'approver'] },
        { tenant: 'fabrikam', roles: ['viewer', 'analyst', 'approver'] },
      ],
    },
  });
});

test('somebody of no team cannot sign in, and hears who can', async () => {
  const { status, body } = await api.call('POST', '/login', { body: { person: 'eve' } });
  expect(status).toBe(404);
  expect(JSON.stringify(body)).toContain('ada, bruno');
});

test('after signing out the credential is worth nothing', async () => {
  const token = String((await api.call('POST', '/login', { body: { person: 'ada' } })).body['token']);
  expect(await api.call('POST', '/logout', { token })).toMatchObject({ status: 200, body: { person: 'ada' } });
  expect((await api.call('GET', '/me', { token })).status).toBe(401);
});

describe('signing in without proof is for trials on one machine', () => {
  test('not as soon as anything listens elsewhere', async () => {
    api.isLocalTrial = false;
    for (const [method, path] of [
      ['POST', '/login'],
      ['GET', '/people'],
    ] as const) {
      const calling = method === 'POST' ? { body: { person: 'ada' } } : {};
      expect(await api.call(method, path, calling)).toMatchObject({
        status: 403,
        body: { error: { code: 'not-a-local-trial' } },
      });
    }
  });

  test('not under a name that was made to point here', async () => {
    for (const host of ['evil.example', 'evil.example:7420', '127.0.0.1.evil.example', '10.0.0.1']) {
      const answer = await api.call('POST', '/login', { body: { person: 'ada' }, headers: { host } });
      expect(answer.status, host).toBe(421);
    }
  });

  test('not from a web page of another origin', async () => {
    for (const site of ['cross-site', 'same-site']) {
      const answer = await api.call('POST', '/login', { body: { person: 'ada' }, headers: { 'sec-fetch-site': site } });
      expect(answer.status).toBe(403);
    }
  });
});
