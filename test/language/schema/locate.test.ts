import { expect, test } from 'vitest';
import { headRange, keyRange, locate, pathOfPointer } from '../../../language/schema/locate.ts';
import { readSource } from '../../../language/source/read-source.ts';
import type { SourceNode } from '../../../language/source/source-node.ts';

const TEXT = 'a:\n  - b: 1\n  - {}\n';

function root(): SourceNode {
  const source = readSource(TEXT);
  if (!source.ok) throw new TypeError('not read');
  return source.root;
}

test('a pointer is taken apart and its escapes are undone', () => {
  expect(pathOfPointer('')).toEqual([]);
  expect(pathOfPointer('/a/0/b~1c~0d')).toEqual(['a', '0', 'b/c~d']);
});

test('a path leads through mappings and lists; where it leads nowhere, the last node is the answer', () => {
  expect(locate(root(), ['a', '0', 'b']).node).toMatchObject({ kind: 'scalar', value: 1 });
  expect(locate(root(), ['a', '0', 'b']).entry?.keyRange).toEqual({ start: 7, end: 8 });
  expect(locate(root(), ['a', '9', 'x']).node.kind).toBe('list');
  expect(locate(root(), ['a', '0', 'b', 'x']).node.kind).toBe('scalar');
});

test('a mapping is shown by its first key, an empty one and everything else by itself', () => {
  expect(headRange(root())).toEqual({ start: 0, end: 1 });
  const empty = locate(root(), ['a', '1']).node;
  expect(headRange(empty)).toEqual(empty.range);
  const scalar = locate(root(), ['a', '0', 'b']).node;
  expect(headRange(scalar)).toEqual(scalar.range);
});

test('a key is shown where it stands, one that does not stand there by the head', () => {
  expect(keyRange(root(), 'a')).toEqual({ start: 0, end: 1 });
  expect(keyRange(root(), 'x')).toEqual({ start: 0, end: 1 });
  const list = locate(root(), ['a']).node;
  expect(keyRange(list, 'x')).toEqual(list.range);
});
