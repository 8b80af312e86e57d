import { expect, test } from 'vitest';
import { secretIfSet } from '../../tenants/secret-if-set.ts';

test('a secret that is set is read', () => {
  expect(secretIfSet({ env: 'X' }, { X: 'a-secret' })).toBe('a-secret');
});

test('where nothing usable is at the reference there is none', () => {
  expect(secretIfSet({ env: 'X' }, {})).toBeUndefined();
  expect(secretIfSet({ env: 'X' }, { X: '' })).toBeUndefined();
  expect(secretIfSet({ file: '/nowhere/secret' })).toBeUndefined();
});
