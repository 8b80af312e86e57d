import type { Range } from '../diagnostic.ts';
import { childrenOf } from './children.ts';
import type { Node } from './node.ts';
import { remembered } from './remembered.ts';
import { TYPE_NAMES } from './reserved-names.ts';

/** A name or path that an expression reads from its scope. */
export interface Reference {
  /** As far as it is literal: `steps.ticket.output["key"]` is `['steps', 'ticket', 'output', 'key']`. */
  readonly path: readonly string[];
  /** Where that path stands. */
  readonly range: Range;
  /** Read by `.?`, `[?…]` or `has()`, so that its last part may be absent. */
  readonly optional: boolean;
}

/** Lists what an expression reads, in the order written. Variables of loops are not references; each path comes once as often as it is read. */
export const referencesOf = remembered((node: Node): readonly Reference[] => collect(node, new Set(), false));

function collect(node: Node, variables: ReadonlySet<string>, optional: boolean): readonly Reference[] {
  const path = pathOf(node, variables);
  if (path !== undefined) return [{ ...path, optional: path.optional || optional }];
  return childrenOf(node).flatMap((child) => {
    const inner = child.variable === undefined ? variables : new Set([...variables, child.variable]);
    return collect(child.node, inner, node.kind === 'has');
  });
}

/** The path that a node is, from a name on; undefined where it is not one, or starts at a variable. */
function pathOf(node: Node, variables: ReadonlySet<string>): Reference | undefined {
  if (node.kind === 'name') {
    const isOwn = variables.has(node.name) || Object.hasOwn(TYPE_NAMES, node.name);
    return isOwn ? undefined : { path: [node.name], range: node.range, optional: false };
  }
  const part = literalPart(node);
  if (part === undefined) return undefined;
  const target = pathOf(part.target, variables);
  if (target === undefined) return undefined;
  return { path: [...target.path, part.name], range: node.range, optional: target.optional || part.optional };
}

function literalPart(
  node: Node,
): { readonly target: Node; readonly name: string; readonly optional: boolean } | undefined {
  if (node.kind === 'select') return { target: node.target, name: node.field, optional: node.optional };
  if (node.kind !== 'index' || node.index.kind !== 'literal' || typeof node.index.value !== 'string') return undefined;
  return { target: node.target, name: node.index.value, optional: node.optional };
}
