import { expect, test } from 'vitest';
import { credentialOptions } from '../../../../connectors/auth/credentials/credential-options.ts';
import { createIdentityHttpClient } from '../../../../connectors/auth/identity-http-client.ts';

test('the library sends through our client alone, and never repeats by itself', async () => {
  const http = createIdentityHttpClient({ authority: 'https://sts.example', secrets: [], totalMs: 100 });
  expect(credentialOptions(http)).toEqual({
    httpClient: http.client,
    authorityHost: 'https://sts.example',
    disableInstanceDiscovery: true,
    retryOptions: { maxRetries: 0 },
  });
  await http.close();
});
