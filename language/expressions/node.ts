import type { Range } from '../diagnostic.ts';

/** Operators between two values. */
export type BinaryOperator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | '+' | '-' | '*' | '/' | '%';

/** Loops over a list, or over the keys of a map. */
export type LoopKind = 'all' | 'exists' | 'exists_one' | 'map' | 'filter';

/** `target.field`, or `target.?field`. */
export interface SelectNode {
  readonly kind: 'select';
  readonly target: Node;
  readonly field: string;
  readonly fieldRange: Range;
  readonly optional: boolean;
  readonly range: Range;
}

/** `target[index]`, or `target[?index]`. */
export interface IndexNode {
  readonly kind: 'index';
  readonly target: Node;
  readonly index: Node;
  readonly optional: boolean;
  readonly range: Range;
}

/** `name(args)`, or `target.name(args)`. The name is known and so is the number of arguments. */
export interface CallNode {
  readonly kind: 'call';
  readonly name: string;
  readonly nameRange: Range;
  readonly target?: Node;
  readonly args: readonly Node[];
  readonly range: Range;
}

/** `over.kind(variable, body)`; `map` may have a filter between them, `filter` has nothing else. */
export interface LoopNode {
  readonly kind: 'loop';
  readonly loop: LoopKind;
  readonly over: Node;
  readonly variable: string;
  readonly filter?: Node;
  readonly body: Node;
  readonly range: Range;
}

/** A parsed expression, checked for everything that needs no types. Ranges are offsets in the source. */
export type Node =
  | { readonly kind: 'literal'; readonly value: null | boolean | string | bigint | number; readonly range: Range }
  | { readonly kind: 'name'; readonly name: string; readonly range: Range }
  | SelectNode
  | IndexNode
  | CallNode
  | LoopNode
  | { readonly kind: 'list'; readonly items: readonly Node[]; readonly range: Range }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [Node, Node])[]; readonly range: Range }
  | { readonly kind: 'conditional'; readonly test: Node; readonly yes: Node; readonly no: Node; readonly range: Range }
  | {
      readonly kind: 'logic';
      readonly operator: '&&' | '||';
      readonly left: Node;
      readonly right: Node;
      readonly range: Range;
    }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Node;
      readonly right: Node;
      readonly range: Range;
    }
  | { readonly kind: 'unary'; readonly operator: '!' | '-'; readonly operand: Node; readonly range: Range }
  /** `has(target.field)`. */
  | { readonly kind: 'has'; readonly select: SelectNode; readonly range: Range }
  /** `target.orValue(other)` and `target.or(other)`: the other is evaluated only if needed. */
  | {
      readonly kind: 'fallback';
      readonly operator: 'orValue' | 'or';
      readonly target: Node;
      readonly other: Node;
      readonly range: Range;
    }
  /** `cel.bind(variable, value, body)`. */
  | {
      readonly kind: 'bind';
      readonly variable: string;
      readonly value: Node;
      readonly body: Node;
      readonly range: Range;
    };

/** Kind of a node. */
export type NodeKind = Node['kind'];
