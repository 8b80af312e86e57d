import { expect, test } from 'vitest';
import { anAuthority } from '../an-authority.ts';

test('a secret is sent as a secret, and the token for it is asked from the authority alone', async () => {
  const authority = await anAuthority();
  await authority.source({ clientSecret: 'a-secret-of-the-test' }).token();
  expect(authority.form().get('client_secret')).toBe('a-secret-of-the-test');
  expect(authority.form().get('client_assertion')).toBeNull();
  expect(authority.seen).toHaveLength(1);
  await authority.close();
});
