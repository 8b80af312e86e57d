import { expect, test } from 'vitest';
import {
  asMap,
  byName,
  checkedDuration,
  checkedMember,
  idsWithin,
  itemsOf,
  membersOf,
  present,
  textOf,
} from '../../../language/compile/compile-context.ts';
import { readSource } from '../../../language/source/read-source.ts';
import type { SourceNode } from '../../../language/source/source-node.ts';

function nodeOf(text: string): SourceNode {
  const source = readSource(text);
  if (!source.ok) throw new TypeError(text);
  return source.root;
}

test('ids are found at any depth, but only where they are scalars', () => {
  expect(idsWithin(nodeOf('- { id: a, x: [{ id: 1 }] }\n- { id: [b] }\n- text'))).toEqual(['a', '1']);
});

test('what is absent is left out, and what is null or false stays', () => {
  expect(present({ a: undefined, b: null, c: false, d: 0 })).toEqual({ b: null, c: false, d: 0 });
});

test('members, items and texts of other nodes are empty', () => {
  const list = nodeOf('[a]');
  const map = nodeOf('{ a: 1 }');
  expect(membersOf(list)).toEqual([]);
  expect(itemsOf(map)).toEqual([]);
  expect(textOf(list)).toBe('');
  expect(asMap(list)).toBeUndefined();
  expect(asMap(map)).toBe(map);
  expect(membersOf(map).map(([name, node]) => [name, textOf(node)])).toEqual([['a', '1']]);
  expect(itemsOf(list).map(textOf)).toEqual(['a']);
});

test('names are sorted by code unit, whatever their order', () => {
  expect(
    byName([
      ['b', 1],
      ['a', 2],
      ['C', 3],
    ]).map(([name]) => name),
  ).toEqual(['C', 'a', 'b']);
});

test('what the schema should have refused is our mistake', () => {
  expect(() => checkedMember(nodeOf('{ a: 1 }'), 'b')).toThrow('"b"');
  expect(() => checkedDuration('soon')).toThrow('"soon"');
  expect(textOf(checkedMember(nodeOf('{ a: 1 }'), 'a'))).toBe('1');
  expect(checkedDuration('1s')).toBe(1_000);
});
