import { expect, test } from 'vitest';
import { pathsHandedOn } from '../../../language/expressions/handed-on.ts';

const handedOn = (source: string): readonly string[] => pathsHandedOn(source).map((path) => path.join('.'));

test.each([
  ['a.b["c"][0][n].?d', ['a.b.c.0.*.d']],
  ['a ? b.c : d', ['b.c', 'd']],
  ['a.?b.orValue(c)', ['a.b', 'c']],
  ['[a, b.c]', ['a', 'b.c']],
  ['{"x": a, "y": b}', ['a', 'b']],
  ['"to " + a.b + a.b', ['a.b']],
  ['string(a) + json(b)', ['a', 'b']],
  ['a.sort_by("n").first().b', ['a.*.b']],
  ['a.filter(x, x.b > c).last()', ['a.*']],
  ['a.map(x, x.b + y)', ['a.*.b', 'y']],
  ['cel.bind(x, a.b, x.c + x.c)', ['a.b.c']],
] as const)('%s hands on what it is made of', (source, paths) => {
  expect(handedOn(source)).toEqual(paths);
});

test.each(['size(a)', 'a == b', 'a && b', '!a', 'a - b', 'has(a.b)', '3', 'a.exists(x, x.b)', 'a in b', '1 +'])(
  '%s hands on nothing',
  (source) => {
    expect(handedOn(source)).toEqual([]);
  },
);

test('loops over loops that double the paths end at 64', () => {
  const source = `a${'.map(x, x.b + x.c)'.repeat(20)}`;
  expect(handedOn(source)).toHaveLength(64);
});
