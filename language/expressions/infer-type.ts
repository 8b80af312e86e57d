import { callType, operandsType } from './call-type.ts';
import { type ExpressionProblem, unknownName } from './expression-problem.ts';
import { compilePattern } from './matches.ts';
import type { CallNode, IndexNode, LoopNode, Node, SelectNode } from './node.ts';
import type { Range } from '../diagnostic.ts';
import { TYPE_NAMES } from './reserved-names.ts';
import {
  BOOL,
  canBe,
  DOUBLE,
  DYN,
  INT,
  isNumber,
  itemOf,
  listOf,
  type MapType,
  NULL,
  STRING,
  type StaticType,
  TYPE,
  typeText,
  unify,
  withArticleOf,
} from './static-type.ts';

/** Types of the names in reach. */
export type TypeNames = ReadonlyMap<string, StaticType>;

/** Finds the type of an expression and all its problems. */
export function inferType(
  node: Node,
  names: TypeNames,
  source: string,
): { readonly type: StaticType; readonly problems: readonly ExpressionProblem[] } {
  const inference = new Inference(source);
  return { type: inference.infer(node, names), problems: inference.problems };
}

class Inference {
  readonly problems: ExpressionProblem[] = [];
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  infer(node: Node, names: TypeNames): StaticType {
    switch (node.kind) {
      case 'literal':
        return typeOfLiteral(node.value);
      case 'name':
        return this.#name(node.name, node.range, names);
      case 'select':
        return this.#select(node, names);
      case 'index':
        return this.#index(node, names);
      case 'call':
        return this.#call(node, names);
      case 'loop':
        return this.#loop(node, names);
      case 'list':
        return listOf(this.#common(node.items, names));
      case 'map':
        return this.#map(node.entries, names);
      case 'conditional':
        this.#needBool(node.test, names, 'the condition before "?"');
        return this.#common([node.yes, node.no], names);
      case 'logic':
        this.#needBool(node.left, names, `a side of "${node.operator}"`);
        this.#needBool(node.right, names, `a side of "${node.operator}"`);
        return BOOL;
      case 'binary': {
        const [left, right] = [this.infer(node.left, names), this.infer(node.right, names)];
        const type = operandsType(node.operator, left, right);
        return type ?? this.#operands(node.operator, left, right, node.range);
      }
      case 'unary':
        return this.#unary(node.operator, node.operand, names);
      case 'has':
        this.infer(node.select, names);
        return BOOL;
      case 'fallback':
        return this.#fallback(node.operator, node.target, node.other, names);
      case 'bind':
        return this.infer(node.body, new Map([...names, [node.variable, this.infer(node.value, names)]]));
    }
  }

  #report(code: string, summary: string, detail: string, range: Range): StaticType {
    this.problems.push({ code, summary, detail, range });
    return DYN;
  }

  #text(node: Node): string {
    return this.#source.slice(node.range.start, node.range.end);
  }

  #name(name: string, range: Range, names: TypeNames): StaticType {
    const type = names.get(name);
    if (type !== undefined) return type;
    if (Object.hasOwn(TYPE_NAMES, name)) return TYPE;
    const problem = {
      code: 'unknown-variable',
      summary: `Cannot read "${name}": there is no such name here`,
      detail: `In scope: ${[...names.keys()].join(', ')}`,
      range,
    };
    this.problems.push(unknownName(problem, name, names.keys()));
    return DYN;
  }

  #select(node: SelectNode, names: TypeNames): StaticType {
    const target = this.infer(node.target, names);
    const isOptional = node.optional || target.kind === 'optional';
    const type = this.#field(
      target.kind === 'optional' ? target.value : target,
      node.field,
      node.fieldRange,
      node.target,
    );
    return isOptional ? { kind: 'optional', value: type } : type;
  }

  #field(target: StaticType, field: string, range: Range, targetNode: Node): StaticType {
    if (target.kind === 'dyn') return DYN;
    if (target.kind === 'map')
      return target.fields.get(field) ?? target.rest ?? this.#unknownField(target, field, range, targetNode);
    const found = `"${this.#text(targetNode)}" is ${withArticleOf(typeText(target))}`;
    const detail =
      target.kind === 'list'
        ? 'Read an item `[0]`, or go through the list with `.map(x, x.field)`'
        : 'Only maps have fields';
    return this.#report('type-mismatch', `Cannot read the field "${field}": ${found}`, detail, range);
  }

  #unknownField(target: MapType, field: string, range: Range, targetNode: Node): StaticType {
    const known = [...target.fields.keys()];
    const detail = known.length === 0 ? 'It has no fields' : `It has: ${known.join(', ')}`;
    const summary = `Cannot read the field "${field}": "${this.#text(targetNode)}" has no such field`;
    this.problems.push(unknownName({ code: 'unknown-field', summary, detail, range }, field, known));
    return DYN;
  }

  #index(node: IndexNode, names: TypeNames): StaticType {
    const target = this.infer(node.target, names);
    const index = this.infer(node.index, names);
    const type = this.#item(target.kind === 'optional' ? target.value : target, index, node);
    return node.optional || target.kind === 'optional' ? { kind: 'optional', value: type } : type;
  }

  #item(target: StaticType, index: StaticType, node: IndexNode): StaticType {
    if (node.index.kind === 'literal' && typeof node.index.value === 'string') {
      return this.#field(target, node.index.value, node.index.range, node.target);
    }
    if (target.kind === 'dyn') return DYN;
    if (target.kind === 'list' && canBe(index, ['int'])) return target.item;
    if (target.kind === 'map' && canBe(index, ['string'])) return this.#anyField(target);
    const summary = `Cannot read an item by ${withArticleOf(typeText(index))}: "${this.#text(node.target)}" is ${withArticleOf(typeText(target))}`;
    return this.#report(
      'type-mismatch',
      summary,
      'Items of a list are read by a whole number, those of a map by a text',
      node.index.range,
    );
  }

  #anyField(target: MapType): StaticType {
    const types = [...target.fields.values(), ...(target.rest === undefined ? [] : [target.rest])];
    return types.reduce((left, right) => unify(left, right), types[0] ?? DYN);
  }

  #call(node: CallNode, names: TypeNames): StaticType {
    const nodes = node.target === undefined ? node.args : [node.target, ...node.args];
    const types = nodes.map((argument) => this.infer(argument, names));
    if (node.name === 'matches') this.#pattern(node.args[1]);
    const found = callType(node, types);
    if (!('mismatch' in found)) return found.type;
    const at = nodes[found.mismatch] as Node; // types and nodes go together
    return this.#report('type-mismatch', found.summary, found.detail, at.range);
  }

  #pattern(pattern: Node | undefined): void {
    if (pattern?.kind !== 'literal' || typeof pattern.value !== 'string') return;
    const compiled = compilePattern(pattern.value);
    if (compiled.ok) return;
    const { code, text } = compiled.fault;
    const advice =
      'Patterns are RE2: without back references and look-around. In raw text, `r"\\d+"`, a backslash is one';
    const known = code === 'expression-limit' ? code : 'invalid-pattern';
    this.#report(known, `Cannot use the pattern: ${text}`, advice, pattern.range);
  }

  #loop(node: LoopNode, names: TypeNames): StaticType {
    const over = this.infer(node.over, names);
    if (!canBe(over, ['list', 'map'])) {
      const detail = over.kind === 'optional' ? 'Add `.orValue([])`' : 'Loops go through lists, and the keys of maps';
      this.#report(
        'type-mismatch',
        `Cannot go through "${this.#text(node.over)}": it is ${withArticleOf(typeText(over))}`,
        detail,
        node.over.range,
      );
    }
    const inner = new Map([...names, [node.variable, itemOf(over)]]);
    if (node.loop === 'map') return this.#mapping(node, inner);
    this.#needBool(node.body, inner, `the test of "${node.loop}"`);
    if (node.loop !== 'filter') return BOOL;
    return over.kind === 'list' ? over : listOf(itemOf(over));
  }

  #mapping(node: LoopNode, inner: TypeNames): StaticType {
    if (node.filter !== undefined) this.#needBool(node.filter, inner, 'the test of "map"');
    return listOf(this.infer(node.body, inner));
  }

  #map(entries: readonly (readonly [Node, Node])[], names: TypeNames): StaticType {
    const fields = new Map<string, StaticType>();
    let rest: StaticType | undefined;
    for (const [key, value] of entries) {
      this.#need(['string'], key, names, 'a key of a map');
      const type = this.infer(value, names);
      if (key.kind === 'literal' && typeof key.value === 'string') fields.set(key.value, type);
      else rest = rest === undefined ? type : unify(rest, type);
    }
    return rest === undefined ? { kind: 'map', fields } : { kind: 'map', fields, rest };
  }

  #common(nodes: readonly Node[], names: TypeNames): StaticType {
    const types = nodes.map((node) => this.infer(node, names));
    return types.reduce((left, right) => unify(left, right), types[0] ?? DYN);
  }

  #unary(operator: '!' | '-', operand: Node, names: TypeNames): StaticType {
    if (operator === '!') {
      this.#needBool(operand, names, 'what follows "!"');
      return BOOL;
    }
    const type = this.#need(['int', 'double'], operand, names, 'what follows "-"');
    return isNumber(type) ? type : DYN;
  }

  #fallback(operator: 'orValue' | 'or', target: Node, other: Node, names: TypeNames): StaticType {
    const type = this.#need(['optional'], target, names, `what ".${operator}" follows`);
    const otherType = this.infer(other, names);
    const value = type.kind === 'optional' ? type.value : DYN;
    if (operator === 'orValue') return unify(value, otherType);
    return { kind: 'optional', value: unify(value, otherType.kind === 'optional' ? otherType.value : DYN) };
  }

  #needBool(node: Node, names: TypeNames, what: string): void {
    this.#need(['bool'], node, names, what);
  }

  #need(kinds: readonly string[], node: Node, names: TypeNames, what: string): StaticType {
    const type = this.infer(node, names);
    if (canBe(type, kinds)) return type;
    const needed = kinds.map(withArticleOf).join(' or ');
    const detail = type.kind === 'optional' ? 'Add `.orValue(…)`' : (NEED_ADVICE[kinds.join()] as string);
    return this.#report(
      'type-mismatch',
      `Cannot take ${withArticleOf(typeText(type))} because ${what} is ${needed}: "${this.#text(node)}"`,
      detail,
      node.range,
    );
  }

  #operands(operator: string, left: StaticType, right: StaticType, range: Range): StaticType {
    const summary = `Cannot apply "${operator}" to ${withArticleOf(typeText(left))} and ${withArticleOf(typeText(right))}: they do not fit`;
    return this.#report('type-mismatch', summary, operandAdvice(operator, left, right), range);
  }
}

/** For each list of kinds that is needed somewhere above. */
const NEED_ADVICE: Readonly<Record<string, string>> = {
  bool: 'Compare it: `… == …`, `size(…) > 0`',
  string: 'Make it a text: `string(…)`',
  'int,double': 'Make it a number: `int(…)`, `double(…)`',
  optional: 'Read the field with `.?`: `a.?b.orValue(…)`',
};

function operandAdvice(operator: string, left: StaticType, right: StaticType): string {
  if (left.kind === 'optional' || right.kind === 'optional') return 'Add `.orValue(…)` after the `.?` field';
  const kinds = [left.kind, right.kind];
  if (kinds.includes('timestamp') && kinds.includes('string')) return 'Make a moment of the text: `timestamp(…)`';
  if (kinds.includes('duration') && kinds.includes('string'))
    return 'Make a length of time of the text: `duration("15m")`';
  if (operator === 'in')
    return 'Right of `in` stands a list of such values, or a map. A part of a text is found with `.contains(…)`';
  return kinds.includes('string')
    ? 'Make both texts with `string(…)`, or both numbers with `int(…)` or `double(…)`'
    : 'Compare and compute values of one type';
}

function typeOfLiteral(value: null | boolean | string | bigint | number): StaticType {
  if (value === null) return NULL;
  if (typeof value === 'string') return STRING;
  if (typeof value === 'boolean') return BOOL;
  return typeof value === 'bigint' ? INT : DOUBLE;
}
