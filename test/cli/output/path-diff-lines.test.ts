import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { pathDiffLines } from '../../../cli/output/path-diff-lines.ts';
import { openTerminal } from '../../../cli/output/terminal.ts';
import { diffPaths } from '../../../rehearsal/diff-paths.ts';

function linesOf(expected: string, seen: string, { exactly = false, isTTY = false } = {}): readonly string[] {
  const output = Object.assign(new PassThrough(), { isTTY });
  const { paint } = openTerminal({ input: new PassThrough(), output, errors: new PassThrough() }, {});
  return pathDiffLines(paint, diffPaths(expected.split(''), seen.split(''), !exactly)).map(String);
}

test('a line a step, with its sign', () => {
  expect(linesOf('abc', 'axc')).toEqual(['  a', '- b', '+ x', '  c']);
});

test('what was expected is green, what the case minds is red, what it does not mind is dim', () => {
  expect(linesOf('ab', 'xa', { isTTY: true })).toEqual(['\u001b[2m+ x\u001b[22m', '  a', '\u001b[32m- b\u001b[39m']);
  expect(linesOf('a', 'xa', { isTTY: true, exactly: true })).toEqual(['\u001b[31m+ x\u001b[39m', '  a']);
});

test('five others in a row are shown, of six the first and the last', () => {
  expect(linesOf('az', 'a12345')).toEqual(['  a', '- z', '+ 1', '+ 2', '+ 3', '+ 4', '+ 5']);
  expect(linesOf('az', 'a123456')).toEqual(['  a', '- z', '+ 1', '+ … 4 more', '+ 6']);
});

test('steps that the case minds are all shown', () => {
  expect(linesOf('a', 'a1234567', { exactly: true })).toHaveLength(8);
});
