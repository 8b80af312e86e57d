import { expect, test } from 'vitest';
import { createIdentityHttpClient } from '../../../connectors/auth/identity-http-client.ts';

const SETTINGS = { secrets: [], totalMs: 100 };

test('authorities of Microsoft are asked about at Microsoft, all others are not', async () => {
  const found: (readonly [string, boolean])[] = [];
  for (const authority of [
    'https://login.microsoftonline.com',
    'https://login.microsoftonline.us/',
    'https://sts.example',
    'http://127.0.0.1:9',
  ]) {
    const http = createIdentityHttpClient({ ...SETTINGS, authority });
    found.push([http.authorityHost, http.disableInstanceDiscovery]);
    await http.close();
  }
  expect(found).toEqual([
    ['https://login.microsoftonline.com', false],
    ['https://login.microsoftonline.us', false],
    ['https://sts.example', true],
    ['https://login.microsoftonline.com', true],
  ]);
});

test('a failure can be taken once', async () => {
  const http = createIdentityHttpClient({ ...SETTINGS, authority: 'http://127.0.0.1:9' });
  const headers = { toJSON: () => ({}) };
  const request = { url: 'https://login.microsoftonline.com/x', method: 'GET', headers } as unknown as Parameters<
    typeof http.client.sendRequest
  >[0];
  await expect(http.client.sendRequest(request)).rejects.toMatchObject({ kind: 'unavailable' });
  expect(http.takeFailure()).toMatchObject({ kind: 'unavailable' });
  expect(http.takeFailure()).toBeUndefined();
  await http.close();
});

test.each(['https://169.254.169.254', 'https://[::ffff:168.63.129.16]', 'https://2852039166', 'http://10.0.0.1', 'no'])(
  'T8: an authority at %s is refused before anything is sent',
  (authority) => {
    expect(() => createIdentityHttpClient({ ...SETTINGS, authority })).toThrow(/^Cannot ask for tokens because/);
  },
);
