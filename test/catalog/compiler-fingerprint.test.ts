import { expect, test } from 'vitest';
import { compilerFingerprint } from '../../catalog/compiler-fingerprint.ts';

test('the compiler is named by a hash that stays while its code stays', () => {
  expect(compilerFingerprint()).toMatch(/^[0-9a-f]{64}$/);
  expect(compilerFingerprint()).toBe(compilerFingerprint());
});
