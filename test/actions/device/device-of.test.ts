import { expect, test } from 'vitest';
import { textOf, wholeOf } from '../../../actions/device/device-of.ts';

test('a member of an input is given when it is there and of its type', () => {
  expect([textOf({ a: 'x' }, 'a'), textOf({ a: 7 }, 'a'), textOf({}, 'a')]).toEqual(['x', '', '']);
  expect([wholeOf({ a: 7 }, 'a'), wholeOf({ a: 'x' }, 'a'), wholeOf({}, 'a')]).toEqual([7, 0, 0]);
});
