import type { Cel } from '../plan/plan.ts';
import type { CallNode, LoopNode, Node } from './node.ts';
import { parseSource } from './parse-source.ts';

/** A name and members below it; `*` is any item of a list. */
export type HandedPath = readonly string[];

/**
 * The paths of which an expression hands on what is there, or a part of it: what it counts, compares or asks about is not handed on.
 * Empty where the expression cannot be read. At most `PATHS_MAX`, since loops in loops could multiply them.
 */
export function pathsHandedOn(source: Cel): readonly HandedPath[] {
  const parsed = parseSource(source);
  return parsed.ok ? pathsOf(parsed.node, new Map()) : [];
}

/** What variables of loops and of `cel.bind` stand for. */
type Variables = ReadonlyMap<string, readonly HandedPath[]>;

function pathsOf(node: Node, variables: Variables): readonly HandedPath[] {
  const all = (...nodes: readonly Node[]): readonly HandedPath[] =>
    few(nodes.flatMap((one) => pathsOf(one, variables)));
  switch (node.kind) {
    case 'name':
      return variables.get(node.name) ?? [[node.name]];
    case 'select':
      return below(all(node.target), node.field);
    case 'index':
      return below(all(node.target), node.index.kind === 'literal' ? String(node.index.value) : '*');
    case 'call':
      return ofCall(node, all);
    case 'loop':
      return ofLoop(node, variables);
    case 'list':
      return all(...node.items);
    case 'map':
      return all(...node.entries.map(([, value]) => value));
    case 'conditional':
      return all(node.yes, node.no);
    case 'fallback':
      return all(node.target, node.other);
    case 'bind':
      return pathsOf(node.body, new Map(variables).set(node.variable, all(node.value)));
    case 'binary':
      return node.operator === '+' ? all(node.left, node.right) : [];
    default:
      return [];
  }
}

function ofCall({ name, target, args }: CallNode, all: (...nodes: readonly Node[]) => readonly HandedPath[]) {
  if (!HANDING_ON.has(name)) return [];
  const paths = all(...(target === undefined ? [] : [target]), ...args);
  return name === 'first' || name === 'last' ? below(paths, '*') : paths;
}

function ofLoop({ loop, over, variable, body }: LoopNode, variables: Variables): readonly HandedPath[] {
  const paths = pathsOf(over, variables);
  if (loop === 'filter') return paths;
  return loop === 'map' ? pathsOf(body, new Map(variables).set(variable, below(paths, '*'))) : [];
}

function below(paths: readonly HandedPath[], member: string): readonly HandedPath[] {
  return paths.map((path) => [...path, member]);
}

const PATHS_MAX = 64;

function few(paths: readonly HandedPath[]): readonly HandedPath[] {
  return [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()].slice(0, PATHS_MAX);
}

/** Functions whose result holds what they were given, or a part of it. */
const HANDING_ON: ReadonlySet<string> = new Set([
  'string',
  'json',
  'dyn',
  'of',
  'value',
  'defang',
  'refang',
  'domain',
  'distinct',
  'first',
  'last',
  'sort_by',
  'group_by',
  'keys',
  'join',
  'split',
  'trim',
  'lowerAscii',
  'upperAscii',
  'substring',
  'replace',
]);
