import { expect, test } from 'vitest';
import { didYouMean } from '../../language/suggest.ts';

test('a near name is suggested, a far one is not', () => {
  expect(didYouMean('wiat', ['wait'])).toEqual({ suggestion: 'Did you mean "wait"?' });
  expect(didYouMean('ticket', ['wait'])).toEqual({});
});
