import type { Json } from '../../contracts/json.ts';
import type { Range } from '../diagnostic.ts';

/** A mapping, with its members in the order of the text. */
export interface MapNode {
  readonly kind: 'map';
  readonly range: Range;
  readonly entries: ReadonlyMap<string, Entry>;
}

/** A member of a mapping: where its key stands and what it holds. */
export interface Entry {
  readonly keyRange: Range;
  readonly value: SourceNode;
}

/** A sequence. */
export interface ListNode {
  readonly kind: 'list';
  readonly range: Range;
  readonly items: readonly SourceNode[];
}

/** How a scalar is written. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'block';

/** A string, number, boolean or null. */
export interface ScalarNode {
  readonly kind: 'scalar';
  /** The whole scalar, quotes or block header included. */
  readonly range: Range;
  readonly value: string | number | boolean | null;
  readonly style: ScalarStyle;
}

/** A node of a document, with its place in the text. */
export type SourceNode = MapNode | ListNode | ScalarNode;

/** The value of a node as plain JSON; the same node always gives the same value. */
export function toJson(node: SourceNode): Json {
  if (node.kind === 'scalar') return node.value;
  const known = values.get(node);
  if (known !== undefined) return known;
  const value =
    node.kind === 'list'
      ? node.items.map(toJson)
      : Object.fromEntries([...node.entries].map(([key, entry]) => [key, toJson(entry.value)]));
  values.set(node, value);
  return value;
}

const values = new WeakMap<SourceNode, Json>();

/** The node under a key of a mapping, or undefined. */
export function memberOf(node: SourceNode | undefined, key: string): SourceNode | undefined {
  return node?.kind === 'map' ? node.entries.get(key)?.value : undefined;
}
