import type { Range } from '../diagnostic.ts';
import { keyRange } from '../schema/locate.ts';
import { rangeInScalar } from '../source/scalar-offsets.ts';
import type { SourceNode } from '../source/source-node.ts';

interface Site {
  readonly node: SourceNode;
  /** Place of an expression inside the value of the scalar, where it is only part of it. */
  readonly offset: number;
  readonly length?: number;
}

/** Where the parts of a plan stand in the text: by the plan's object and the name of its member (`''` for all of it). */
export class Sites {
  readonly #text: string;
  readonly #sites = new Map<object, Map<string, Site>>();
  readonly #whole: Site;

  constructor(text: string, root: SourceNode) {
    this.#text = text;
    this.#whole = { node: { ...root, range: { start: 0, end: 0 } }, offset: 0 };
  }

  put(owner: object, key: string, node: SourceNode | undefined, span?: Range): void {
    if (node === undefined) return;
    const members = this.#sites.get(owner) ?? new Map<string, Site>();
    members.set(key, {
      node,
      offset: span?.start ?? 0,
      ...(span === undefined ? {} : { length: span.end - span.start }),
    });
    this.#sites.set(owner, members);
  }

  /** Whether a member of an owner stands in the text. */
  has(owner: object, key: string): boolean {
    return this.#sites.get(owner)?.has(key) === true;
  }

  node(owner: object, key = ''): SourceNode {
    return this.#site(owner, key).node;
  }

  /** Range of a member; of the whole owner where the member does not stand in the text. */
  range(owner: object, key = ''): Range {
    const site = this.#site(owner, key);
    if (site.length === undefined) return site.node.range;
    return this.inside(owner, key, { start: 0, end: site.length });
  }

  /** Range of a key of an owner that is a mapping in the text, for findings about the key and not its value. */
  keyRange(owner: object, key: string): Range {
    return keyRange(this.node(owner), key);
  }

  /** Range of a part of an expression, or of another text. */
  inside(owner: object, key: string, range: Range): Range {
    const { node, offset } = this.#site(owner, key);
    if (node.kind !== 'scalar') return node.range;
    return rangeInScalar(this.#text, node, { start: range.start + offset, end: range.end + offset });
  }

  #site(owner: object, key: string): Site {
    const members = this.#sites.get(owner);
    return members?.get(key) ?? members?.get('') ?? this.#whole;
  }
}
