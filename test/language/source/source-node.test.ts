import { expect, test } from 'vitest';
import { readSource } from '../../../language/source/read-source.ts';
import { memberOf, toJson } from '../../../language/source/source-node.ts';

test('a document is plain JSON again, the same value for the same node', () => {
  const source = readSource('a: [1, x, true, null, "2", 1.5]\nb: { c: { 1: d, null: e } }\nf:\ng: {h, i: }\n');
  if (!source.ok) throw new TypeError('not read');
  expect(toJson(source.root)).toEqual({
    a: [1, 'x', true, null, '2', 1.5],
    b: { c: { 1: 'd', null: 'e' } },
    f: null,
    g: { h: null, i: null },
  });
  expect(toJson(source.root)).toBe(toJson(source.root));
  expect(memberOf(source.root, 'zzz')).toBeUndefined();
  expect(memberOf(memberOf(source.root, 'a'), '0')).toBeUndefined();
});
