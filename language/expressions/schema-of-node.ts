import type { JsonObject } from '../../contracts/json.ts';
import type { TypeScope } from './check-expression.ts';
import type { Node } from './node.ts';

/** JSON Schema of what a node reads, where it is a path; undefined where that is not told. */
export function schemaOfNode(node: Node, scope: TypeScope): JsonObject | undefined {
  switch (node.kind) {
    case 'name':
      return scope[node.name];
    case 'select':
      return node.optional ? undefined : memberOf(schemaOfNode(node.target, scope), node.field);
    case 'index':
      return node.optional ? undefined : itemOf(schemaOfNode(node.target, scope), node.index);
    default:
      return undefined;
  }
}

/** The scope inside a loop or a `cel.bind`. */
export function scopeInside(scope: TypeScope, variable: string, schema: JsonObject | undefined): TypeScope {
  return { ...scope, [variable]: schema ?? {} };
}

/** JSON Schema of the items that a loop over a node goes through. */
export function itemsOfNode(over: Node, scope: TypeScope): JsonObject | undefined {
  const inner = over.kind === 'loop' && over.loop === 'filter' ? itemsOfNode(over.over, scope) : undefined;
  return inner ?? (schemaOfNode(over, scope)?.['items'] as JsonObject | undefined);
}

function memberOf(schema: JsonObject | undefined, name: string): JsonObject | undefined {
  return (schema?.['properties'] as Readonly<Record<string, JsonObject>> | undefined)?.[name];
}

function itemOf(schema: JsonObject | undefined, index: Node): JsonObject | undefined {
  if (index.kind === 'literal' && typeof index.value === 'string') return memberOf(schema, index.value);
  return schema?.['items'] as JsonObject | undefined;
}

/**
 * Whether a node surely has a value: literals, paths of which every member is required, and what is made of them. Outputs
 * and variables may be missing, since their steps may not have run.
 */
export function isSurelyThere(node: Node, scope: TypeScope): boolean {
  const are = (...nodes: readonly Node[]): boolean => nodes.every((one) => isSurelyThere(one, scope));
  switch (node.kind) {
    case 'literal':
      return true;
    case 'name':
      return node.name !== 'vars';
    case 'select': {
      const isOutput = node.target.kind === 'select' && isSteps(node.target.target) && node.field === 'output';
      const required = (schemaOfNode(node.target, scope)?.['required'] ?? []) as readonly string[];
      return !node.optional && !isOutput && required.includes(node.field) && are(node.target);
    }
    case 'unary':
      return are(node.operand);
    case 'logic':
    case 'binary':
      return are(node.left, node.right) && !isNullable(node.left, scope) && !isNullable(node.right, scope);
    case 'list':
      return are(...node.items);
    case 'call':
      return node.name === 'size' && are(...node.args, ...(node.target === undefined ? [] : [node.target]));
    default:
      return false;
  }
}

function isSteps(node: Node): boolean {
  return node.kind === 'name' && node.name === 'steps';
}

function isNullable(node: Node, scope: TypeScope): boolean {
  const type = schemaOfNode(node, scope)?.['type'];
  return Array.isArray(type);
}
