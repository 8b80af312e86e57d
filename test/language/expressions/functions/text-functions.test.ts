import { expect, test } from 'vitest';
import { failureOf, valueOf } from '../results.ts';

test.each([
  ['"İSTANBUL ß".lowerAscii()', 'İstanbul ß'],
  ['"straße".upperAscii()', 'STRAßE'],
  ['"".split(",")', ['']],
  ['"a.b".split("")', ['a', '.', 'b']],
  ['"$& $1".replace("$", "$&")', '$&& $&1'],
  ['"aaa".replace("", "-")', 'a-a-a'],
  ['"abc".indexOf("x")', -1],
  ['"abc".lastIndexOf("")', 3],
  ['"abc".substring(3)', ''],
  ['[].join(",")', ''],
  ['"<script>".contains("<script")', true],
])('%s is %j', (source, expected) => {
  expect(valueOf(source)).toEqual(expected);
});

test.each([
  ['"abc".substring(4)', '"substring" from 4 to 3 lies outside the text, which has 3 characters'],
  ['"abc".substring(-1)', '"substring" from -1 to 3 lies outside the text, which has 3 characters'],
  ['"abc".substring(2, 1)', '"substring" from 2 to 1 lies outside the text, which has 3 characters'],
  ['[1].join()', '"join" takes a list of texts: make them with `.map(x, string(x))`'],
])('%s fails: %s', (source, text) => {
  expect(failureOf(source).message).toBe(`Cannot evaluate \`${source}\`: ${text}`);
});

test('what grows has its limit on both sides', () => {
  const scope = {
    commas: ','.repeat(9_999),
    t: 'a'.repeat(500),
    half: 'a'.repeat(131_072),
    items: Array.from({ length: 10_001 }, () => 'a'),
  };
  expect(valueOf('size(commas.split(","))', scope)).toBe(10_000);
  expect(failureOf('size((commas + ",").split(","))', scope).code).toBe('expression-limit');
  expect(valueOf('size(t.replace("a", t))', scope)).toBe(250_000);
  expect(failureOf('size(t.replace("a", t + t))', scope).code).toBe('expression-limit');
  expect(valueOf('size([half, half].join())', scope)).toBe(262_144);
  expect(failureOf('size([half, half, "a"].join())', scope).code).toBe('expression-limit');
  expect(failureOf('items.join()', scope).code).toBe('expression-limit');
});
