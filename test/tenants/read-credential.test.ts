import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCredential } from '../../tenants/read-credential.ts';

beforeAll(() => {
  process.env['TEST_READ_CREDENTIAL'] = 'a-secret';
});
afterAll(() => {
  delete process.env['TEST_READ_CREDENTIAL'];
});

const reference = { env: 'TEST_READ_CREDENTIAL' };

test.each([
  [{ clientSecret: reference }, { clientSecret: 'a-secret' }],
  [
    { certificate: { file: '/run/app.pem', password: reference, sendChain: true } },
    { certificate: { file: '/run/app.pem', password: 'a-secret', sendChain: true } },
  ],
  [{ certificate: { file: '/run/app.pem' } }, { certificate: { file: '/run/app.pem' } }],
  [{ federatedToken: { file: '/run/token' } }, { federatedToken: { file: '/run/token' } }],
  [{ managedIdentity: { direct: true } }, { managedIdentity: { direct: true } }],
])('of %j the secrets are read, and files are left where they are', (credential, read) => {
  expect(readCredential(credential)).toEqual(read);
});

test('a reference to nothing is told', () => {
  expect(() => readCredential({ clientSecret: { env: 'TEST_NOT_THERE' } })).toThrow(
    /environment variable "TEST_NOT_THERE"/,
  );
});
