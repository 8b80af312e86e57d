import { expect, test } from 'vitest';
import { Sites } from '../../../language/compile/sites.ts';
import { readSource } from '../../../language/source/read-source.ts';
import { memberOf } from '../../../language/source/source-node.ts';

const TEXT = 'a: "x ${{ b }}"\nc: [1]\n';
const source = readSource(TEXT);
const root = source.ok ? source.root : undefined;

test('a member, its key, a span of it, a node without characters, and what does not stand in the text', () => {
  if (root === undefined) throw new TypeError('not read');
  const sites = new Sites(TEXT, root);
  const owner = {};
  const marked = (key: string) => {
    const { start, end } = sites.range(owner, key);
    return TEXT.slice(start, end);
  };
  expect(sites.range(owner, 'a')).toEqual({ start: 0, end: 0 });
  sites.put(owner, 'a', memberOf(root, 'a'));
  sites.put(owner, 'span', memberOf(root, 'a'), { start: 6, end: 7 });
  sites.put(owner, 'c', memberOf(root, 'c'));
  sites.put(owner, 'absent', undefined);
  expect(marked('a')).toBe('"x ${{ b }}"');
  expect(marked('span')).toBe('b');
  expect(sites.range(owner, 'absent')).toEqual({ start: 0, end: 0 });
  expect(sites.inside(owner, 'c', { start: 0, end: 1 })).toEqual(sites.range(owner, 'c'));
  sites.put(owner, '', root);
  expect(sites.node(owner, 'absent')).toBe(root);
  expect(sites.keyRange(owner, 'c')).toEqual({ start: TEXT.indexOf('c:'), end: TEXT.indexOf('c:') + 1 });
});
