import { createHash, sign, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createTokenSource } from '../../../connectors/auth/token-source.ts';
import { aCertificate } from '../../connectors/auth/a-certificate.ts';
import type { TestCertificate } from '../../connectors/auth/a-certificate.ts';
import { aBench, askTokenResponse, CONTOSO, jsonOf } from '../support.ts';
import type { Bench } from '../support.ts';

const known = aCertificate();
const other = aCertificate();

function bench(): Promise<Bench> {
  return aBench({ tenants: [{ ...CONTOSO, certificate: known.certificate }], now: Date.now });
}

/** What may be wrong with an assertion. */
interface AssertionOrder {
  readonly head?: object;
  readonly body?: object;
  readonly names?: TestCertificate;
  readonly signs?: TestCertificate;
}

function anAssertion({ head = {}, body = {}, names = known, signs = known }: AssertionOrder): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const thumbprint = createHash('sha256').update(new X509Certificate(names.certificate).raw).digest('base64url');
  const now = Math.floor(Date.now() / 1_000);
  const claims = {
    iss: CONTOSO.clientId,
    sub: CONTOSO.clientId,
    aud: `https://login.microsoftonline.com/${CONTOSO.entraTenantId}/oauth2/v2.0/token`,
    nbf: now,
    exp: now + 600,
  };
  const signed = `${part({ alg: 'RS256', 'x5t#S256': thumbprint, ...head })}.${part({ ...claims, ...body })}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), signs.privateKey).toString('base64url')}`;
}

const TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

test('our own sign-in with a certificate gets a token, and one with another certificate is told whose it is to mend', async () => {
  const { simulator } = await bench();
  const folder = mkdtempSync(join(tmpdir(), 'assertion-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const source = (name: string, { certificate, key }: TestCertificate): ReturnType<typeof createTokenSource> => {
    const file = join(folder, name);
    writeFileSync(file, certificate + key);
    const made = createTokenSource({
      authority: simulator.urls.token,
      entraTenantId: CONTOSO.entraTenantId,
      clientId: CONTOSO.clientId,
      certificate: { file },
      audience: 'https://graph.microsoft.com',
      roles: ['User.EnableDisableAccount.All'],
    });
    onTestFinished(() => made.close());
    return made;
  };
  await expect(source('known.pem', known).token()).resolves.toBeTruthy();
  await expect(source('other.pem', other).token()).rejects.toMatchObject({
    kind: 'unauthorized',
    upstreamCode: 'AADSTS700027',
    message: expect.stringContaining('Entra does not know the certificate'),
  });
});

test('an assertion in the older form is taken, too', async () => {
  const { simulator } = await bench();
  const x5t = createHash('sha1').update(new X509Certificate(known.certificate).raw).digest('base64url');
  const client_assertion = anAssertion({ head: { 'x5t#S256': undefined, x5t } });
  expect((await askTokenResponse(simulator, { client_assertion, client_assertion_type: TYPE })).status).toBe(200);
});

test.each([
  ['without its type', { form: { client_assertion_type: 'other' } }, 900_144],
  ['that is no token', { form: { client_assertion: 'a.b.c' } }, 50_027],
  ['whose parts are no objects', { form: { client_assertion: 'Nw.Nw.c' } }, 50_027],
  ['of an unknown certificate', { names: other, signs: other }, 700_027],
  ['signed by another key', { signs: other }, 700_027],
  ['signed by nobody', { head: { alg: 'none' } }, 700_027],
  ['of another application', { body: { iss: 'x' } }, 700_021],
  ['for another directory', { body: { aud: 'https://login.microsoftonline.com/x' } }, 700_023],
  ['that has expired', { body: { exp: 1 } }, 700_024],
  ['that is not valid yet', { body: { nbf: Date.now() } }, 700_024],
  ['without an end', { body: { exp: undefined } }, 700_024],
])('an assertion %s is refused with its own code', async (_, order: AssertionOrder & { form?: object }, code) => {
  const { simulator } = await bench();
  const form = { client_assertion: anAssertion(order), client_assertion_type: TYPE, ...order.form };
  const response = await askTokenResponse(simulator, form);
  expect(response.status).toBe(401);
  expect((await jsonOf<{ error_codes: number[] }>(response)).error_codes).toEqual([code]);
});

test('a tenant without a certificate takes no assertion', async () => {
  const { simulator } = await aBench();
  const response = await askTokenResponse(simulator, {
    client_assertion: anAssertion({}),
    client_assertion_type: TYPE,
  });
  expect((await jsonOf<{ error_codes: number[] }>(response)).error_codes).toEqual([700_027]);
});
