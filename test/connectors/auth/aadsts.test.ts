import { expect, test } from 'vitest';
import { meaningOf } from '../../../connectors/auth/aadsts.ts';
import { sendJson } from '../local-server.ts';
import { anAuthority } from './an-authority.ts';

test.each([
  [400, 700_016, 'unauthorized', /The application is not in the tenant\. .*has to consent to the application again$/],
  [400, 65_001, 'forbidden', /An administrator of the tenant has to consent/],
  [401, 7_000_215, 'unauthorized', /The secret is wrong/],
  [401, 7_000_222, 'unauthorized', /The secret has expired/],
  [401, 700_027, 'unauthorized', /Entra does not know the certificate/],
  [400, 90_002, 'not-configured', /Check the id of the tenant/],
  [400, 53_003, 'forbidden', /A Conditional Access policy of the tenant blocks/],
  [400, 500_011, 'not-configured', /The service is not there in the tenant/],
  [400, 50_034, 'unauthorized', /Check the ids of the tenant and the application/],
  [400, 1, 'unauthorized', /AADSTS1: No\."$/],
  [503, 700_016, 'unavailable', /AADSTS700016: No\."$/],
  [429, 700_016, 'throttled', /AADSTS700016: No\."$/],
])('F19: %i with AADSTS%i is %s, says who can mend it and keeps the code', async (status, code, kind, message) => {
  const body = { error: 'any', error_description: `AADSTS${code}: No.` };
  const authority = await anAuthority((_, response) => sendJson(response, status, body));
  await expect(authority.source({ clientSecret: 'a-secret-of-the-test' }).token()).rejects.toMatchObject({
    kind,
    message: expect.stringMatching(message),
    upstreamCode: `AADSTS${code}`,
    status,
  });
  await authority.close();
});

test('a refusal without a code means nothing in particular', () => {
  expect(meaningOf(undefined)).toBeUndefined();
});
