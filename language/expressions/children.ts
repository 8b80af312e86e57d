import type { Node } from './node.ts';

/** A part of an expression, with the variable that is in reach there and nowhere outside. */
export interface Child {
  readonly node: Node;
  readonly variable?: string;
}

/** The direct parts of a node, in the order written. */
export function childrenOf(node: Node): readonly Child[] {
  switch (node.kind) {
    case 'literal':
    case 'name':
      return [];
    case 'select':
      return [{ node: node.target }];
    case 'index':
      return [{ node: node.target }, { node: node.index }];
    case 'call':
      return [...(node.target === undefined ? [] : [node.target]), ...node.args].map((child) => ({ node: child }));
    case 'loop': {
      const inner = node.filter === undefined ? [node.body] : [node.filter, node.body];
      return [{ node: node.over }, ...inner.map((child) => ({ node: child, variable: node.variable }))];
    }
    case 'list':
      return node.items.map((child) => ({ node: child }));
    case 'map':
      return node.entries.flat().map((child) => ({ node: child }));
    case 'conditional':
      return [{ node: node.test }, { node: node.yes }, { node: node.no }];
    case 'logic':
    case 'binary':
      return [{ node: node.left }, { node: node.right }];
    case 'unary':
      return [{ node: node.operand }];
    case 'has':
      return [{ node: node.select }];
    case 'fallback':
      return [{ node: node.target }, { node: node.other }];
    case 'bind':
      return [{ node: node.value }, { node: node.body, variable: node.variable }];
  }
}
