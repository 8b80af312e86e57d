import type { Kind } from './cel-value.ts';
import { functionNames, kindsOf, overloadsOf } from './functions/function-library.ts';
import type { BinaryOperator, CallNode } from './node.ts';
import {
  BOOL,
  canBe,
  DOUBLE,
  DURATION,
  DYN,
  INT,
  isNumber,
  STRING,
  type StaticType,
  TIMESTAMP,
  typeText,
  unify,
  withArticleOf,
} from './static-type.ts';

/** The type of a call, or which argument does not fit, the target being the first. */
export type CallType =
  { readonly type: StaticType } | { readonly mismatch: number; readonly summary: string; readonly detail: string };

/** Finds the type of a call from those of its arguments, the target being the first. Null fits only where any kind does. */
export function callType(node: CallNode, types: readonly StaticType[]): CallType {
  const overloads = overloadsOf(node.name, node.target !== undefined, node.args.length);
  const fitting = overloads.filter((one) => misfitOf(kindsOf(one), types) === -1);
  const results = fitting.map(({ returns }) => (typeof returns === 'function' ? returns(types) : returns));
  const [first, ...others] = results;
  if (first !== undefined) return { type: others.reduce((left, right) => unify(left, right), first) };
  const mismatch = Math.max(...overloads.map((one) => misfitOf(kindsOf(one), types)));
  const misfit = types[mismatch] as StaticType; // where no overload fits, each has a misfit
  const found = withArticleOf(typeText(misfit));
  const summary = `Cannot call "${node.name}" with ${found}: it takes \`${functionNames().get(node.name)?.join('` or `')}\``;
  return {
    mismatch,
    summary,
    detail:
      misfit.kind === 'optional'
        ? 'Add `.orValue(…)` after the `.?` field'
        : 'Convert it with `string(…)`, `int(…)`, `timestamp(…)` or `duration(…)`',
  };
}

/** The first argument that does not fit, or -1. */
function misfitOf(kinds: readonly (readonly Kind[] | undefined)[], types: readonly StaticType[]): number {
  return types.findIndex((type, at) => {
    const accepted = kinds[at];
    return accepted !== undefined && !canBe(type, accepted);
  });
}

const ORDERED = ['bool', 'string', 'timestamp', 'duration'];
const TIME_SUMS: Readonly<Record<string, StaticType>> = {
  'duration + duration': DURATION,
  'timestamp + duration': TIMESTAMP,
  'duration + timestamp': TIMESTAMP,
  'timestamp - timestamp': DURATION,
  'timestamp - duration': TIMESTAMP,
  'duration - duration': DURATION,
};

/** The type of an operation, or undefined if the operands do not fit. */
export function operandsType(operator: BinaryOperator, left: StaticType, right: StaticType): StaticType | undefined {
  switch (operator) {
    case '==':
    case '!=':
      return mayBeEqual(left, right) ? BOOL : undefined;
    case '<':
    case '<=':
    case '>':
    case '>=':
      return mayBeOrdered(left, right) ? BOOL : undefined;
    case 'in':
      return mayContain(right, left) ? BOOL : undefined;
    default:
      return sumType(operator, left, right);
  }
}

function mayBeEqual(left: StaticType, right: StaticType): boolean {
  if (left.kind === 'optional' || right.kind === 'optional') return false;
  if (left.kind === 'null' || right.kind === 'null') return true;
  return left.kind === 'dyn' || canBe(right, [left.kind]) || (isNumber(left) && isNumber(right));
}

function mayBeOrdered(left: StaticType, right: StaticType): boolean {
  if (isNumber(left) || isNumber(right)) return canBe(left, ['int', 'double']) && canBe(right, ['int', 'double']);
  if (left.kind === 'dyn') return canBe(right, ORDERED);
  return ORDERED.includes(left.kind) && canBe(right, [left.kind]);
}

function mayContain(container: StaticType, item: StaticType): boolean {
  if (container.kind === 'list') return mayBeEqual(container.item, item);
  return canBe(container, ['map']) && item.kind !== 'optional' && (container.kind === 'dyn' || canBe(item, ['string']));
}

function sumType(operator: BinaryOperator, left: StaticType, right: StaticType): StaticType | undefined {
  if (left.kind === 'dyn' || right.kind === 'dyn')
    return mayBeSummed(operator, left) && mayBeSummed(operator, right) ? DYN : undefined;
  if (isNumber(left) && isNumber(right)) return left.kind === 'int' && right.kind === 'int' ? INT : DOUBLE;
  if (operator === '+' && left.kind === 'string' && right.kind === 'string') return STRING;
  if (operator === '+' && left.kind === 'list' && right.kind === 'list') return unify(left, right);
  return TIME_SUMS[`${left.kind} ${operator} ${right.kind}`];
}

function mayBeSummed(operator: BinaryOperator, type: StaticType): boolean {
  if (operator === '+') return canBe(type, ['int', 'double', 'string', 'list', 'timestamp', 'duration']);
  return operator === '-' ? canBe(type, ['int', 'double', 'timestamp', 'duration']) : canBe(type, ['int', 'double']);
}
