import { expect, test } from 'vitest';
import { openFeed, openGraph, openServiceNow, openSmtp } from '../../activities/open-connectors.ts';
import { createTokenCache } from '../../connectors/auth/token-cache.ts';

const tokens = createTokenCache();
const signIn = { authority: 'https://login.example', entraTenantId: 'a', clientId: 'b' };
const secret = (name: string) => ({ env: name });
const polled = { events: [], pollSeconds: 60 };
const OPENS = {
  servicenow: (name: string) =>
    openServiceNow({
      connection: { ...polled, url: 'https://x.example', user: 'u', password: secret(name), table: 'incident' },
      tokens,
    }),
  smtp: (name: string) =>
    openSmtp({
      connection: {
        host: 'x.example',
        port: 25,
        from: 'a@b.example',
        secure: false,
        user: 'u',
        password: secret(name),
      },
      tokens,
    }),
  'o365-management': (name: string) =>
    openFeed({
      connection: {
        ...signIn,
        clientSecret: secret(name),
        publisherId: 'c',
        root: 'https://x.example',
        contentTypes: [],
        pollSeconds: 60,
      },
      tokens,
    }),
  graph: (name: string) =>
    openGraph({
      connection: {
        ...signIn,
        ...polled,
        clientSecret: secret(name),
        root: 'https://x.example',
        audience: 'https://x.example',
      },
      tokens,
    }),
};

test.each(Object.entries(OPENS))('%s is opened with a secret that is there, and sends nothing yet', async (_, open) => {
  process.env['TEST_OPEN_SECRET'] = 'a-secret';
  const connector = open('TEST_OPEN_SECRET');
  expect(connector).toHaveProperty('close');
  await connector.close();
});

test.each(Object.entries(OPENS))('%s is not configured while its secret is nowhere', (_, open) => {
  expect(() => open('NOT_SET_ANYWHERE')).toThrow(expect.objectContaining({ kind: 'not-configured' }));
});
