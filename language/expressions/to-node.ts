import { UnsignedInt } from '@marcbachmann/cel-js/evaluator';
import type { ASTNode } from '@marcbachmann/cel-js';
import type { Range } from '../diagnostic.ts';
import { type ExpressionProblem, unknownName } from './expression-problem.ts';
import { functionNames, hasFunction } from './functions/function-library.ts';
import { LOOP_NESTING_MAX } from './limits.ts';
import type { BinaryOperator, LoopKind, Node, SelectNode } from './node.ts';

/** Stops the conversion at the first problem; `parseSource` returns it. */
export class ProblemFound extends Error {
  override readonly name = 'ProblemFound';
  readonly problem: ExpressionProblem;

  constructor(problem: ExpressionProblem) {
    super(problem.summary);
    this.problem = problem;
  }
}

/**
 * Turns the library's node into ours: macros and calls told apart, every name of a function known.
 *
 * @throws {ProblemFound} at a form that is refused.
 */
export function toNode(ast: ASTNode, source: string): Node {
  return new Converter(source).convert(ast, 0);
}

type Call = {
  readonly name: string;
  readonly nameRange: Range;
  readonly args: readonly ASTNode[];
  readonly range: Range;
};
type MethodCall = Call & { readonly target: ASTNode };

const LOOP_ARGUMENTS: Readonly<Record<string, readonly number[]>> = {
  all: [2],
  exists: [2],
  exists_one: [2],
  filter: [2],
  map: [2, 3],
};
const ZONED = /^get(Date|DayOfMonth|DayOfWeek|DayOfYear|FullYear|Hours|Milliseconds|Minutes|Month|Seconds)$/;

class Converter {
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  convert(ast: ASTNode, loops: number): Node {
    const range = { start: ast.start, end: ast.end };
    switch (ast.op) {
      case 'value':
        return this.#literal(ast.args, range);
      case 'id':
        return { kind: 'name', name: ast.args, range };
      case '.':
      case '.?': {
        const fieldRange = { start: ast.pos, end: ast.end };
        return {
          kind: 'select',
          target: this.convert(ast.args[0], loops),
          field: ast.args[1],
          fieldRange,
          optional: ast.op === '.?',
          range,
        };
      }
      case '[]':
      case '[?]':
        return {
          kind: 'index',
          target: this.convert(ast.args[0], loops),
          index: this.convert(ast.args[1], loops),
          optional: ast.op === '[?]',
          range,
        };
      case 'call': {
        const nameRange = { start: range.start, end: range.start + ast.args[0].length };
        return this.#call({ name: ast.args[0], nameRange, args: ast.args[1], range }, loops);
      }
      case 'rcall': {
        const [name, target, args] = ast.args;
        return this.#methodCall({ name, nameRange: this.#methodName(target.end, name), args, range, target }, loops);
      }
      case 'list':
        return { kind: 'list', items: ast.args.map((item) => this.convert(item, loops)), range };
      case 'map':
        return {
          kind: 'map',
          entries: ast.args.map(([key, value]) => [this.convert(key, loops), this.convert(value, loops)] as const),
          range,
        };
      case '?:': {
        const [test, yes, no] = ast.args;
        return {
          kind: 'conditional',
          test: this.convert(test, loops),
          yes: this.convert(yes, loops),
          no: this.convert(no, loops),
          range,
        };
      }
      case '!_':
      case '-_':
        return { kind: 'unary', operator: ast.op === '!_' ? '!' : '-', operand: this.convert(ast.args, loops), range };
      case '&&':
      case '||':
        return {
          kind: 'logic',
          operator: ast.op,
          left: this.convert(ast.args[0], loops),
          right: this.convert(ast.args[1], loops),
          range,
        };
      default:
        return this.#binary(ast.op, ast.args, range, loops);
    }
  }

  #binary(operator: BinaryOperator, [left, right]: readonly [ASTNode, ASTNode], range: Range, loops: number): Node {
    return { kind: 'binary', operator, left: this.convert(left, loops), right: this.convert(right, loops), range };
  }

  #literal(value: unknown, range: Range): Node {
    if (value instanceof Uint8Array)
      return this.#refuse('expression-syntax', 'bytes', 'there are none in JSON', 'Write a text: "…"', range);
    if (value instanceof UnsignedInt)
      return this.#refuse(
        'expression-syntax',
        'an unsigned number',
        'there are none in JSON',
        'Leave out the "u"',
        range,
      );
    return { kind: 'literal', value: value as null | boolean | string | bigint | number, range }; // all that the library has besides
  }

  #call(call: Call, loops: number): Node {
    const { name, range } = call;
    if (name === 'has' && call.args.length === 1) return { kind: 'has', select: this.#hasField(call, loops), range };
    return this.#known(call, this.#all(call.args, loops), undefined);
  }

  #hasField(call: Call, loops: number): SelectNode {
    const [field] = this.#all(call.args, loops);
    if (field?.kind === 'select') return field;
    return this.#refuse(
      'expression-syntax',
      'has()',
      'its argument is not a field',
      'Name a field: `has(event.user)`',
      call.range,
    );
  }

  #methodCall(call: MethodCall, loops: number): Node {
    const { name, range, args } = call;
    if (name === 'matches') {
      return this.#refuse(
        'method-matches',
        '`text.matches(pattern)`',
        'that form has no bound on its time',
        'Write `matches(text, pattern)`',
        call.nameRange,
      );
    }
    if (ZONED.test(name) && args.length === 1) {
      const advice = `Leave out the zone: \`${name}()\` is UTC. For local hours use \`wait\`, \`due\` or the \`timezone\` of a trigger`;
      return this.#refuse(
        'zone-in-expression',
        `\`${name}(zone)\``,
        'time zones belong to wait, due and triggers, expressions are in UTC',
        advice,
        range,
      );
    }
    if (LOOP_ARGUMENTS[name]?.includes(args.length)) return this.#loop(call, loops);
    const fixed = call.target.op === 'id' ? this.#namespaced(call, call.target.args, loops) : undefined;
    if (fixed !== undefined) return fixed;
    const target = this.convert(call.target, loops);
    if ((name === 'orValue' || name === 'or') && args.length === 1) {
      const [other] = this.#all(args, loops) as [Node]; // one argument
      return { kind: 'fallback', operator: name, target, other, range };
    }
    return this.#known(call, this.#all(args, loops), target);
  }

  /** `cel.bind(…)`, `optional.of(…)` and `optional.none()`. */
  #namespaced(call: MethodCall, namespace: string, loops: number): Node | undefined {
    if (namespace === 'optional') {
      const name = `optional.${call.name}`;
      const nameRange = { start: call.range.start, end: call.nameRange.end };
      return this.#known({ ...call, name, nameRange }, this.#all(call.args, loops), undefined);
    }
    if (namespace !== 'cel' || call.name !== 'bind' || call.args.length !== 3) return undefined;
    const [variable, value, body] = call.args as [ASTNode, ASTNode, ASTNode]; // three arguments
    return {
      kind: 'bind',
      variable: this.#variable(variable),
      value: this.convert(value, loops),
      body: this.convert(body, loops),
      range: call.range,
    };
  }

  #loop(call: MethodCall, loops: number): Node {
    if (loops === LOOP_NESTING_MAX) {
      return this.#refuse(
        'expression-limit',
        `more than ${LOOP_NESTING_MAX} loops in each other`,
        `"${call.name}" is the next one`,
        'Compute the inner part in a `set` step',
        call.nameRange,
      );
    }
    const [variable, ...rest] = call.args as [ASTNode, ...ASTNode[]]; // two or three arguments
    const parts = this.#all(rest, loops + 1);
    const body = parts.at(-1) as Node; // there is one
    const loop = call.name as LoopKind; // LOOP_ARGUMENTS has it
    const over = this.convert(call.target, loops);
    const node = { kind: 'loop', loop, over, variable: this.#variable(variable), body, range: call.range } as const;
    return parts.length === 2 ? { ...node, filter: parts[0] as Node } : node;
  }

  /** The library has seen to it that it is a name. */
  #variable(ast: ASTNode): string {
    return ast.args as string;
  }

  #known(call: Call, args: readonly Node[], target: Node | undefined): Node {
    const isMethod = target !== undefined;
    const { name, nameRange, range } = call;
    if (!hasFunction(name, isMethod, args.length)) throw new ProblemFound(unknownFunction(call, isMethod));
    return isMethod
      ? { kind: 'call', name, nameRange, target, args, range }
      : { kind: 'call', name, nameRange, args, range };
  }

  #all(asts: readonly ASTNode[], loops: number): readonly Node[] {
    return asts.map((ast) => this.convert(ast, loops));
  }

  /** The library does not keep where the name of a method stands: it is the next one after its target. */
  #methodName(targetEnd: number, name: string): Range {
    const start = this.#source.indexOf(name, targetEnd);
    return { start, end: start + name.length };
  }

  #refuse(code: string, what: string, found: string, detail: string, range: Range): never {
    throw new ProblemFound({ code, summary: `Cannot use ${what} in an expression: ${found}`, detail, range });
  }
}

function unknownFunction(call: Call, isMethod: boolean): ExpressionProblem {
  const { name, nameRange: range } = call;
  const forms = functionNames().get(name) ?? [];
  const count = call.args.length === 1 ? 'one argument' : `${call.args.length} arguments`;
  const summary = `Cannot call "${name}" as a ${isMethod ? 'method' : 'function'} with ${count}: `;
  if (forms.length > 0)
    return {
      code: 'unknown-function',
      summary: `${summary}it has another form`,
      detail: `Write \`${forms.join('` or `')}\``,
      range,
    };
  const problem = {
    code: 'unknown-function',
    summary: `${summary}there is no such function`,
    detail: 'docs/language.md lists the functions',
    range,
  };
  return unknownName(problem, name, functionNames().keys());
}
