import { createHash, verify, X509Certificate, constants } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aCertificate } from '../a-certificate.ts';
import { anAuthority, APPLICATION, DIRECTORY } from '../an-authority.ts';
import type { TestAuthority } from '../an-authority.ts';

const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
const file = join(folder, 'app.pem');
const valid = aCertificate();

let authority: TestAuthority;
beforeEach(async () => {
  authority = await anAuthority();
});
afterEach(() => authority.close());
afterAll(() => rmSync(folder, { recursive: true }));

function tokenWith(pem: string, over: { password?: string; sendChain?: boolean } = {}): Promise<string> {
  writeFileSync(file, pem);
  return authority.source({ certificate: { file, ...over } }).token();
}

function partOf(assertion: string, index: number): Record<string, unknown> {
  return JSON.parse(Buffer.from(assertion.split('.')[index] ?? '', 'base64url').toString()) as Record<string, unknown>;
}

describe('an application with a certificate', () => {
  test('sends an assertion that its key has signed, and no secret', async () => {
    await tokenWith(valid.certificate + valid.key);
    const form = authority.form();
    const assertion = form.get('client_assertion') ?? '';
    expect(form.get('client_assertion_type')).toBe('urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
    expect(form.get('client_secret')).toBeNull();
    expect(partOf(assertion, 1)).toMatchObject({ iss: APPLICATION, sub: APPLICATION });
    expect(String(partOf(assertion, 1)['aud'])).toContain(DIRECTORY);
    const raw = new X509Certificate(valid.certificate).raw;
    expect(partOf(assertion, 0)).toMatchObject({
      alg: 'PS256',
      'x5t#S256': createHash('sha256').update(raw).digest('base64url'),
    });
    const [head, body, signature = ''] = assertion.split('.');
    const key = { key: valid.certificate, padding: constants.RSA_PKCS1_PSS_PADDING };
    expect(verify('sha256', Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url'))).toBe(true);
  });

  test('sends the chain where it is told to', async () => {
    await tokenWith(valid.certificate + valid.key, { sendChain: true });
    expect(partOf(authority.form().get('client_assertion') ?? '', 0)['x5c']).toHaveLength(1);
    await tokenWith(valid.certificate + valid.key);
    expect(partOf(authority.form().get('client_assertion') ?? '', 0)['x5c']).toBeUndefined();
  });

  test('opens an encrypted key with its password', async () => {
    const locked = aCertificate({ password: 'the-password' });
    await expect(tokenWith(locked.certificate + locked.key, { password: 'the-password' })).resolves.toBeTruthy();
  });

  test('takes a renewed file without a restart', async () => {
    const renewed = aCertificate();
    writeFileSync(file, valid.certificate + valid.key);
    const source = authority.source({ certificate: { file } });
    const first = await source.token();
    writeFileSync(file, renewed.certificate + renewed.key);
    source.renew(`Bearer ${first}`);
    await source.token();
    const thumb = createHash('sha256').update(new X509Certificate(renewed.certificate).raw).digest('base64url');
    expect(partOf(authority.form().get('client_assertion') ?? '', 0)['x5t#S256']).toBe(thumb);
  });
});

describe('a certificate that cannot be used is told before anybody is asked', () => {
  const day = 86_400_000;
  const locked = aCertificate({ password: 'the-password' });
  const old = aCertificate({ from: new Date(Date.now() - 2 * day), to: new Date(Date.now() - day) });
  const early = aCertificate({ from: new Date(Date.now() + day), to: new Date(Date.now() + 2 * day) });
  const broken = valid.certificate.replace(/\n[^\n]{10}/, '\nAAAAAAAAAA');
  test.each([
    ['no key', valid.certificate, {}, /no private key can be read from it/],
    ['no certificate', valid.key, {}, /it holds no certificate as PEM/],
    ['a broken certificate', broken + valid.key, {}, /its certificate cannot be read/],
    ['the key of another one', valid.certificate + aCertificate().key, {}, /its private key is of another certificate/],
    [
      'an encrypted key and no password',
      locked.certificate + locked.key,
      {},
      /if it is encrypted, name its `password`/,
    ],
    ['a wrong password', locked.certificate + locked.key, { password: 'a-wrong-one' }, /check its `password`/],
    ['an expired certificate', old.certificate + old.key, {}, /the certificate expired on \d{4}-\d\d-\d\d/],
    ['one that is not valid yet', early.certificate + early.key, {}, /is valid from \d{4}-\d\d-\d\d on/],
  ])('%s', async (_, pem, over, message) => {
    const error: unknown = await tokenWith(pem, over).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ kind: 'not-configured', message: expect.stringMatching(message) });
    expect(String(error)).not.toMatch(/PRIVATE KEY|a-wrong-one/);
    expect(authority.seen).toEqual([]);
  });
});
