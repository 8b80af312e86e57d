import { expect, test } from 'vitest';
import { secretsOf } from '../../../connectors/auth/secrets-of.ts';

test.each([
  [{ clientSecret: 'a' }, ['a']],
  [{ certificate: { file: 'f', password: 'p' } }, ['p']],
  [{ certificate: { file: 'f' } }, []],
  [{ federatedToken: { file: 'f' } }, []],
  [{ managedIdentity: {} }, []],
])('the secrets of %j are %j', (credential, secrets) => {
  expect(secretsOf(credential)).toEqual(secrets);
});
