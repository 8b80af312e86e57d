import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DIFF_PAIRS_MAX, diffPaths, type PathDiffLine } from '../../rehearsal/diff-paths.ts';

const shown = (lines: readonly PathDiffLine[]): readonly string[] => lines.map(({ sign, step }) => `${sign}${step}`);
const diff = (expected: string, seen: string): readonly string[] =>
  shown(diffPaths(expected.split(''), seen.split(''), false));

describe('two paths are aligned', () => {
  test.each([
    ['the same', 'abc', 'abc', [' a', ' b', ' c']],
    ['a step that did not run', 'abc', 'ac', [' a', '-b', ' c']],
    ['a step too many', 'ac', 'abc', [' a', '+b', ' c']],
    ['another step', 'abc', 'axc', [' a', '-b', '+x', ' c']],
    ['another order', 'ab', 'ba', ['-a', ' b', '+a']],
    ['a middle that both have, not where it stands first', 'abcd', 'bxcdb', ['-a', ' b', '+x', ' c', ' d', '+b']],
    ['nothing expected', '', 'ab', ['+a', '+b']],
    ['nothing seen', 'ab', '', ['-a', '-b']],
    ['neither', '', '', []],
  ])('%s', (_, expected, seen, lines) => {
    expect(diff(expected, seen)).toEqual(lines);
  });
});

test('a step that is expected by its id is shown with the path at which it was seen', () => {
  expect(shown(diffPaths(['ask', 'note'], ['each[0]/ask', 'each[1]/ask'], false))).toEqual([
    ' each[0]/ask',
    '-note',
    '+each[1]/ask',
  ]);
});

test('a step too many says whether the case minds', () => {
  expect(diffPaths([], ['a'], true)).toEqual([{ sign: '+', step: 'a', isAllowed: true }]);
  expect(diffPaths([], ['a'], false)).toEqual([{ sign: '+', step: 'a', isAllowed: false }]);
});

const path = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
const without = (lines: readonly PathDiffLine[], sign: string): readonly string[] =>
  lines.filter((line) => line.sign !== sign).map(({ step }) => step);

test('whatever the paths are, the lines hold both of them and keep as much as possible', () => {
  fc.assert(
    fc.property(path, path, (expected, seen) => {
      const lines = diffPaths(expected, seen, false);
      expect(without(lines, '+')).toEqual(expected);
      expect(without(lines, '-')).toEqual(seen);
      expect(lines.filter(({ sign }) => sign === ' ')).toHaveLength(longestCommon(expected, seen));
    }),
  );
});

/** By its definition, without a table. */
function longestCommon([a, ...expected]: readonly string[], seen: readonly string[]): number {
  if (a === undefined) return 0;
  const at = seen.indexOf(a);
  const without = longestCommon(expected, seen);
  return at === -1 ? without : Math.max(without, 1 + longestCommon(expected, seen.slice(at + 1)));
}

describe('paths that are too long to compare', () => {
  const side = Math.sqrt(DIFF_PAIRS_MAX);
  const long = (last: string, length: number): readonly string[] => [
    ...Array.from({ length: length - 1 }, (_, index) => `${last}${index}`),
    'z',
  ];

  test(`${DIFF_PAIRS_MAX} pairs are compared`, () => {
    expect(diffPaths(long('a', side), long('b', side), false).at(-1)).toEqual({ sign: ' ', step: 'z' });
  });

  test('of one pair more, all that was expected comes before all that was seen', () => {
    const lines = diffPaths(['both', ...long('a', side)], ['both', ...long('b', side + 1)], false);
    expect(lines.map(({ sign }) => sign).join('')).toBe(` ${'-'.repeat(side)}${'+'.repeat(side + 1)}`);
  });
});
