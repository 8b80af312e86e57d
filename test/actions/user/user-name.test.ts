import { expect, test } from 'vitest';
import { checkInput } from '../../../actions/check-input.ts';
import { EXAMPLE_USER } from '../../../actions/user/user-name.ts';
import { userGet } from '../../../actions/user/user-get.ts';

test.each([
  [EXAMPLE_USER, undefined],
  ['x'.repeat(320), undefined],
  ['x'.repeat(321), 'invalid-input'],
  ['', 'invalid-input'],
])('a user has 1 to 320 characters', (user, code) => {
  expect(checkInput(userGet, { user })?.code).toBe(code);
});
