import { expect, test } from 'vitest';
import { pairUp } from '../../../language/diff/pair-up.ts';

const byAll = (text: string): string => text;
const byFirst = (text: string): string | undefined => (text.startsWith('-') ? undefined : text.charAt(0));

test('keys are tried in turn, and what has the same one is paired in order', () => {
  expect(pairUp(['a1', 'a2', 'b1', '-'], ['a3', 'a2', 'c1', '-x'], [byAll, byFirst])).toEqual({
    pairs: [
      ['a1', 'a3'],
      ['a2', 'a2'],
    ],
    removed: ['b1', '-'],
    added: ['c1', '-x'],
  });
});

test('nothing is paired with nothing', () => {
  expect(pairUp([], [], [byAll])).toEqual({ pairs: [], removed: [], added: [] });
});
