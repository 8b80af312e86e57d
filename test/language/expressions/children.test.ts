import { expect, test } from 'vitest';
import { childrenOf } from '../../../language/expressions/children.ts';
import { parseSource } from '../../../language/expressions/parse-source.ts';

test('the variable of a loop is in reach in its parts, and not in what it goes through', () => {
  const parsed = parseSource('a.map(x, x > 1, x)');
  const children = parsed.ok ? childrenOf(parsed.node) : [];
  expect(children.map(({ node, variable }) => [node.kind, variable])).toEqual([
    ['name', undefined],
    ['binary', 'x'],
    ['name', 'x'],
  ]);
});
