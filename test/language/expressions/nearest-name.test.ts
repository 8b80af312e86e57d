import { expect, test } from 'vitest';
import { nearestName } from '../../../language/expressions/nearest-name.ts';

test.each([
  ['severty', 'severity'],
  ['createdAt', 'created_at'],
  ['usr', 'user'],
  ['x', undefined],
  ['something_else', undefined],
  ['a'.repeat(65), undefined],
])('%s means %s', (name, expected) => {
  expect(nearestName(name, ['severity', 'created_at', 'user', 'title', 'b'.repeat(65)])).toBe(expected);
});

test('the nearest wins, and of equally near ones the first', () => {
  expect(nearestName('user', ['users', 'user_id', 'usee'])).toBe('users');
});
