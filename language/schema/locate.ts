import type { Range } from '../diagnostic.ts';
import type { Entry, SourceNode } from '../source/source-node.ts';

/** A place inside a node: its path, the node there and the entry that holds it, if a mapping does. */
export interface Place {
  readonly path: readonly string[];
  readonly node: SourceNode;
  readonly entry?: Entry;
}

/** Follows a path of keys and indices; where it leads nowhere, the last node there is. */
export function locate(root: SourceNode, path: readonly string[]): Place {
  return path.reduce<Place>((place, part) => ({ ...childOf(place.node, part), path }), { path, node: root });
}

/** The parts of a JSON pointer. */
export function pathOfPointer(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function childOf(node: SourceNode, part: string): Omit<Place, 'path'> {
  const entry = node.kind === 'map' ? node.entries.get(part) : undefined;
  if (entry !== undefined) return { node: entry.value, entry };
  const item = node.kind === 'list' ? node.items[Number(part)] : undefined;
  return { node: item ?? node };
}

/** Where a finding about a whole node is shown: its first key, or all of it where it is short. */
export function headRange(node: SourceNode): Range {
  if (node.kind !== 'map') return node.range;
  const [first] = node.entries.values();
  return first?.keyRange ?? node.range;
}

/** Where a key stands; where there is none, what {@link headRange} says. */
export function keyRange(node: SourceNode, key: string): Range {
  const entry = node.kind === 'map' ? node.entries.get(key) : undefined;
  return entry?.keyRange ?? headRange(node);
}
