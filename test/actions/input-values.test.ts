import { expect, test } from 'vitest';
import { numberOf, optionalText, textOf, textsOf } from '../../actions/input-values.ts';

test('values of an input are read by their type; what is not given is nothing', () => {
  const input = { text: 'a', number: 7, texts: ['a', 'b', 1] };
  expect([
    optionalText(input, 'text'),
    optionalText(input, 'none'),
    textOf(input, 'text'),
    textOf(input, 'none'),
  ]).toEqual(['a', undefined, 'a', '']);
  expect([numberOf(input, 'number'), numberOf(input, 'none')]).toEqual([7, 0]);
  expect([textsOf(input, 'texts'), textsOf(input, 'none')]).toEqual([['a', 'b'], []]);
});
