import {
  type CelValue,
  CelType,
  isList,
  isMap,
  kindOf,
  Optional,
  store,
  type Stored,
  take,
  aKind,
} from './cel-value.ts';
import {
  hasField,
  readField,
  readFieldOptionally,
  readIndex,
  readIndexOptionally,
  readOutput,
  readStep,
} from './access.ts';
import { childrenOf } from './children.ts';
import { fail, Fault, keepWithin } from './fault.ts';
import { callerOf } from './functions/function-library.ts';
import { LIST_LENGTH_MAX } from './limits.ts';
import { compilePattern } from './matches.ts';
import type { Meter } from './meter.ts';
import type { CallNode, IndexNode, LoopNode, Node, SelectNode } from './node.ts';
import { isNumeric, keepInt, OPERATIONS } from './operators.ts';
import { nearestName } from './nearest-name.ts';
import { TYPE_NAMES } from './reserved-names.ts';
import type { Scope } from './scope.ts';

/** One evaluation. `locals` holds the variables of loops and `cel.bind`, each in its slot. */
export interface Run {
  readonly scope: Scope;
  readonly meter: Meter;
  readonly locals: CelValue[];
}

/** A part of an expression, ready to run. */
export type Compiled = (run: Run) => CelValue;

/** Work of a thrown and absorbed fault, which is dear: `x.exists(i, i.missing == 1)`. */
const FAULT_COST = 150;

/** Compiles an expression into nested functions. The source is quoted in faults. */
export function compileNode(node: Node, source: string): Compiled {
  return new Compiler(source).compile(node, new Map());
}

/** Slots of the variables in reach. */
type Slots = ReadonlyMap<string, number>;

class Compiler {
  readonly #source: string;
  #slots = 0;

  constructor(source: string) {
    this.#source = source;
  }

  compile(node: Node, slots: Slots): Compiled {
    switch (node.kind) {
      case 'literal': {
        const { value } = node;
        return () => value;
      }
      case 'name':
        return compileName(node.name, slots);
      case 'select':
        return this.#select(node, slots);
      case 'index':
        return this.#index(node, slots);
      case 'call':
        return this.#call(node, slots);
      case 'loop':
        return this.#loop(node, slots);
      case 'list':
        return this.#list(node.items, slots);
      case 'map':
        return this.#map(node.entries, slots);
      case 'conditional': {
        const [test, yes, no] = this.#all([node.test, node.yes, node.no], slots) as [Compiled, Compiled, Compiled]; // three in, three out
        return (run) => (asBool(test(run), 'the condition before "?"') ? yes(run) : no(run));
      }
      case 'logic':
        return compileLogic(node.operator === '||', this.compile(node.left, slots), this.compile(node.right, slots));
      case 'binary':
        return compileBinary(
          OPERATIONS[node.operator],
          this.compile(node.left, slots),
          this.compile(node.right, slots),
        );
      case 'unary':
        return compileUnary(node.operator, this.compile(node.operand, slots));
      case 'has': {
        const target = this.compile(node.select.target, slots);
        const path = this.#text(node.select.target);
        return (run) => hasField(target(run), node.select.field, path);
      }
      case 'fallback':
        return compileFallback(node.operator, this.compile(node.target, slots), this.compile(node.other, slots));
      case 'bind': {
        const value = this.compile(node.value, slots);
        const slot = this.#slots++;
        const body = this.compile(node.body, new Map([...slots, [node.variable, slot]]));
        return (run) => {
          run.locals[slot] = value(run);
          return body(run);
        };
      }
    }
  }

  #all(nodes: readonly Node[], slots: Slots): readonly Compiled[] {
    return nodes.map((node) => this.compile(node, slots));
  }

  /** The source of a node, to be quoted. */
  #text(node: Node): string {
    return this.#source.slice(node.range.start, node.range.end);
  }

  #select(node: SelectNode, slots: Slots): Compiled {
    const target = this.compile(node.target, slots);
    const path = this.#text(node.target);
    const { field } = node;
    if (node.optional) return (run) => readFieldOptionally(target(run), field, path);
    if (isSteps(node.target, slots)) return (run) => readStep(target(run), field, path);
    const step = field === 'output' ? this.#stepId(node.target, slots) : undefined;
    if (step !== undefined) return (run) => readOutput(target(run), step(run), path);
    return (run) => readField(target(run), field, path);
  }

  #index(node: IndexNode, slots: Slots): Compiled {
    const target = this.compile(node.target, slots);
    const index = this.compile(node.index, slots);
    const path = this.#text(node.target);
    if (node.optional) return (run) => readIndexOptionally(target(run), index(run), path);
    if (isSteps(node.target, slots)) return (run) => readStep(target(run), asText(index(run)), path);
    const step = this.#stepId(node.target, slots);
    if (step === undefined) return (run) => readIndex(target(run), index(run), path);
    return (run) => {
      const key = index(run);
      return key === 'output' ? readOutput(target(run), step(run), path) : readIndex(target(run), key, path);
    };
  }

  /** For `steps.<id>` and `steps[<id>]`: what tells the id. */
  #stepId(node: Node, slots: Slots): ((run: Run) => string) | undefined {
    if (node.kind === 'select' && !node.optional && isSteps(node.target, slots)) return () => node.field;
    if (node.kind !== 'index' || node.optional || !isSteps(node.target, slots)) return undefined;
    const index = this.compile(node.index, slots);
    return (run) => asText(index(run));
  }

  #call(node: CallNode, slots: Slots): Compiled {
    const isMethod = node.target !== undefined;
    const args = this.#all(isMethod ? [node.target, ...node.args] : node.args, slots);
    const pattern = node.name === 'matches' ? node.args[1] : undefined;
    if (pattern?.kind === 'literal' && typeof pattern.value === 'string') {
      const [text] = args as [Compiled]; // matches has two arguments
      const compiled = compilePattern(pattern.value);
      if (compiled.ok) return (run) => compiled.matcher.test(asSubject(text(run)), run.meter);
    }
    const call = callerOf(node.name, isMethod, node.args.length);
    return (run) => {
      run.meter.spend(1);
      return call(
        args.map((argument) => argument(run)),
        run.meter,
      );
    };
  }

  #list(nodes: readonly Node[], slots: Slots): Compiled {
    const items = this.#all(nodes, slots);
    return (run) => {
      run.meter.spend(items.length);
      return items.map((item) => store(item(run)));
    };
  }

  #map(nodes: readonly (readonly [Node, Node])[], slots: Slots): Compiled {
    const entries = nodes.map(([key, value]) => [this.compile(key, slots), this.compile(value, slots)] as const);
    return (run) => {
      run.meter.spend(entries.length);
      // Defines members instead of assigning them, so that a key `__proto__` is data.
      return Object.fromEntries(entries.map(([key, value]) => [asText(key(run)), store(value(run))]));
    };
  }

  #loop(node: LoopNode, slots: Slots): Compiled {
    const over = this.compile(node.over, slots);
    const slot = this.#slots++;
    const inner = new Map([...slots, [node.variable, slot]]);
    const body = this.compile(node.body, inner);
    const filter = node.filter === undefined ? undefined : this.compile(node.filter, inner);
    const path = this.#text(node.over);
    const cost = sizeOf(node);
    const loop = { body, filter, slot, cost, what: `the test of "${node.loop}"` };
    switch (node.loop) {
      case 'map':
        return (run) => runMap(loop, itemsOf(over(run), path), run);
      case 'filter':
        return (run) => runFilter(loop, itemsOf(over(run), path), run);
      case 'exists_one':
        return (run) => runFilter(loop, itemsOf(over(run), path), run).length === 1;
      case 'exists':
        return (run) => runQuantifier(loop, itemsOf(over(run), path), run, true);
      case 'all':
        return (run) => runQuantifier(loop, itemsOf(over(run), path), run, false);
    }
  }
}

function compileName(name: string, slots: Slots): Compiled {
  const slot = slots.get(name);
  if (slot !== undefined) return (run) => run.locals[slot] as CelValue; // set by the loop around
  const kind = Object.hasOwn(TYPE_NAMES, name) ? TYPE_NAMES[name] : undefined;
  const type = kind === undefined ? undefined : new CelType(kind);
  return (run) => {
    run.meter.spend(1);
    const value: Stored | undefined = Object.hasOwn(run.scope, name) ? run.scope[name] : type;
    return value === undefined ? failUnknown(name, run.scope) : take(value);
  };
}

function failUnknown(name: string, scope: Scope): never {
  return fail(() => {
    const names = Object.keys(scope);
    const nearest = nearestName(name, names);
    return `there is no "${name}" here. ${nearest === undefined ? `In scope: ${names.join(', ')}` : `Did you mean "${nearest}"?`}`;
  });
}

/** Whether the node is the scope's `steps`, and not a variable of that name. */
function isSteps(node: Node, slots: Slots): boolean {
  return node.kind === 'name' && node.name === 'steps' && !slots.has('steps');
}

/** CEL's absorption: a side that decides wins over a side that failed. A limit is never absorbed. */
function compileLogic(deciding: boolean, left: Compiled, right: Compiled): Compiled {
  const what = deciding ? 'a side of "||"' : 'a side of "&&"';
  return (run) => {
    const first = tryBool(left, run, what);
    if (first === deciding) return deciding;
    const second = tryBool(right, run, what);
    if (second === deciding) return deciding;
    if (first instanceof Fault) throw first;
    if (second instanceof Fault) throw second;
    return !deciding;
  };
}

function tryBool(part: Compiled, run: Run, what: string): boolean | Fault {
  try {
    return asBool(part(run), what);
  } catch (error) {
    if (!(error instanceof Fault) || error.code === 'expression-limit') throw error;
    run.meter.spend(FAULT_COST);
    return error;
  }
}

function compileBinary(operation: (typeof OPERATIONS)['+'], left: Compiled, right: Compiled): Compiled {
  return (run) => {
    run.meter.spend(1);
    return operation(left(run), right(run), run.meter);
  };
}

function compileUnary(operator: '!' | '-', operand: Compiled): Compiled {
  if (operator === '!') return (run) => !asBool(operand(run), 'what follows "!"');
  return (run) => {
    const value = operand(run);
    if (!isNumeric(value)) return fail(`"-" does not take ${aKind(value)}`);
    return typeof value === 'bigint' ? keepInt(-value) : -value;
  };
}

function compileFallback(operator: 'orValue' | 'or', target: Compiled, other: Compiled): Compiled {
  return (run) => {
    const optional = target(run);
    if (!(optional instanceof Optional))
      return fail(`".${operator}" follows an optional, such as \`a.?b\`, and not ${aKind(optional)}`);
    if (operator === 'orValue') return optional.value === undefined ? other(run) : optional.value;
    return optional.value === undefined ? other(run) : optional;
  };
}

interface Loop {
  readonly body: Compiled;
  readonly filter: Compiled | undefined;
  readonly slot: number;
  /** Work of one turn, whatever its parts cost besides. */
  readonly cost: number;
  readonly what: string;
}

/** How many parts a node has, itself included. */
function sizeOf(node: Node): number {
  return childrenOf(node).reduce((size, child) => size + sizeOf(child.node), 1);
}

/** What a loop goes through: items of a list, keys of a map. */
function itemsOf(over: CelValue, path: string): readonly Stored[] {
  const items = isList(over) ? over : isMap(over) ? Object.keys(over) : undefined;
  if (items === undefined)
    return fail(
      `a loop needs a list, "${path}" is ${kindOf(over) === 'optional' ? 'optional: add .orValue([])' : aKind(over)}`,
    );
  keepWithin(items.length, LIST_LENGTH_MAX, 'items in a list');
  return items;
}

function runMap(loop: Loop, items: readonly Stored[], run: Run): CelValue {
  const kept = loop.filter === undefined ? items : runFilter({ ...loop, body: loop.filter }, items, run);
  return kept.map((item) => {
    enter(loop, item, run);
    return store(loop.body(run));
  });
}

function runFilter(loop: Loop, items: readonly Stored[], run: Run): readonly Stored[] {
  return items.filter((item) => {
    enter(loop, item, run);
    return asBool(loop.body(run), loop.what);
  });
}

function runQuantifier(loop: Loop, items: readonly Stored[], run: Run, deciding: boolean): boolean {
  let fault: Fault | undefined;
  for (const item of items) {
    enter(loop, item, run);
    const found = tryBool(loop.body, run, loop.what);
    if (found === deciding) return deciding;
    if (found instanceof Fault) fault ??= found;
  }
  if (fault !== undefined) throw fault;
  return !deciding;
}

function enter(loop: Loop, item: Stored, run: Run): void {
  run.meter.spend(loop.cost);
  run.locals[loop.slot] = take(item);
}

function asBool(value: CelValue, what: string): boolean {
  return typeof value === 'boolean' ? value : fail(`${what} has to be true or false, and is ${aKind(value)}`);
}

function asSubject(value: CelValue): string {
  return typeof value === 'string' ? value : fail(`"matches" takes a text, and not ${aKind(value)}`);
}

function asText(value: CelValue): string {
  return typeof value === 'string' ? value : fail(`a key has to be a text, and is ${aKind(value)}`);
}
