import {
  aKind,
  type CelList,
  type CelValue,
  CelType,
  Duration,
  isList,
  isMap,
  kindOf,
  member,
  type Stored,
  take,
  Timestamp,
} from './cel-value.ts';
import { exceed, fail, keepWithin } from './fault.ts';
import { LIST_LENGTH_MAX, TEXT_LENGTH_MAX, VALUE_DEPTH_MAX } from './limits.ts';
import type { Meter } from './meter.ts';
import type { BinaryOperator } from './node.ts';
import { timestampAt } from './time-text.ts';

const INT_MAX = 2n ** 63n - 1n;
const INT_MIN = -(2n ** 63n);
/** Characters that cost as much as one unit of work. */
const TEXT_PER_UNIT = 32;

type Operation = (left: CelValue, right: CelValue, meter: Meter) => CelValue;

/** What each operator does. Ints and doubles mix: the result is an int only if both are. */
export const OPERATIONS: Readonly<Record<BinaryOperator, Operation>> = {
  '==': (left, right, meter) => isEqual(left, right, meter),
  '!=': (left, right, meter) => !isEqual(left, right, meter),
  '<': (left, right, meter) => compare('<', left, right, meter) < 0,
  '<=': (left, right, meter) => compare('<=', left, right, meter) <= 0,
  '>': (left, right, meter) => compare('>', left, right, meter) > 0,
  '>=': (left, right, meter) => compare('>=', left, right, meter) >= 0,
  in: isIn,
  '+': add,
  '-': subtract,
  '*': (left, right) => arithmetic('*', left, right),
  '/': (left, right) => arithmetic('/', left, right),
  '%': (left, right) => arithmetic('%', left, right),
};

/** Whether two values are equal. Different kinds are not, but ints and doubles compare as numbers. */
export function isEqual(left: Stored, right: Stored, meter: Meter, depth = 0): boolean {
  if (depth > VALUE_DEPTH_MAX) exceed(`a value that it compares is nested deeper than ${VALUE_DEPTH_MAX} levels`);
  meter.spend(2);
  const [a, b] = [take(left), take(right)];
  // Loosely, so that 1 equals 1.0; any two other primitives of one kind are compared as strictly as ever.
  if (isNumeric(a) && isNumeric(b)) return a == b; // eslint-disable-line eqeqeq -- bigint and number are one family
  if (typeof a === 'string' && typeof b === 'string') meter.spend(a.length / TEXT_PER_UNIT);
  if (a === b) return true;
  if (isList(a) && isList(b))
    return a.length === b.length && a.every((item, at) => isEqual(item, b[at] as Stored, meter, depth + 1));
  if (isMap(a) && isMap(b)) return isEqualMap(a, b, meter, depth + 1);
  if (a instanceof Timestamp && b instanceof Timestamp) return a.ms === b.ms;
  if (a instanceof Duration && b instanceof Duration) return a.ms === b.ms;
  return a instanceof CelType && b instanceof CelType && a.kind === b.kind;
}

function isEqualMap(
  a: Readonly<Record<string, Stored>>,
  b: Readonly<Record<string, Stored>>,
  meter: Meter,
  depth: number,
): boolean {
  const keys = Object.keys(a);
  meter.spend(keys.length);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isEqual(a[key] as Stored, b[key] as Stored, meter, depth))
  );
}

/**
 * The order of two values: negative, zero or positive.
 *
 * @throws {Fault} where the values have no order.
 */
export function compare(operator: string, left: CelValue, right: CelValue, meter: Meter): number {
  if (isNumeric(left) && isNumeric(right)) return order(left, right);
  if (typeof left === 'string' && typeof right === 'string') {
    meter.spend(Math.min(left.length, right.length) / TEXT_PER_UNIT);
    return order(left, right);
  }
  if (typeof left === 'boolean' && typeof right === 'boolean') return order(left, right);
  if (left instanceof Timestamp && right instanceof Timestamp) return left.ms - right.ms;
  if (left instanceof Duration && right instanceof Duration) return left.ms - right.ms;
  return failOperands(operator, left, right);
}

function order<Value extends string | boolean | number | bigint>(left: Value, right: Value): number {
  if (left < right) return -1;
  return left > right ? 1 : 0;
}

function isIn(item: CelValue, container: CelValue, meter: Meter): boolean {
  if (isList(container)) {
    keepWithin(container.length, LIST_LENGTH_MAX, 'items in a list');
    return container.some((other) => isEqual(item, other, meter));
  }
  if (isMap(container)) return typeof item === 'string' && member(container, item) !== undefined;
  return failOperands('in', item, container);
}

function add(left: CelValue, right: CelValue, meter: Meter): CelValue {
  if (typeof left === 'string' && typeof right === 'string') return joinTexts(left, right, meter);
  if (isList(left) && isList(right)) return joinLists(left, right, meter);
  if (left instanceof Duration && right instanceof Duration) return new Duration(left.ms + right.ms);
  if (left instanceof Timestamp && right instanceof Duration) return timestampAt(left.ms + right.ms);
  if (left instanceof Duration && right instanceof Timestamp) return timestampAt(left.ms + right.ms);
  return arithmetic('+', left, right);
}

function subtract(left: CelValue, right: CelValue): CelValue {
  if (left instanceof Timestamp && right instanceof Timestamp) return new Duration(left.ms - right.ms);
  if (left instanceof Duration && right instanceof Duration) return new Duration(left.ms - right.ms);
  if (left instanceof Timestamp && right instanceof Duration) return timestampAt(left.ms - right.ms);
  return arithmetic('-', left, right);
}

function joinTexts(left: string, right: string, meter: Meter): string {
  keepWithin(left.length + right.length, TEXT_LENGTH_MAX, 'characters in a text');
  meter.spend((left.length + right.length) / TEXT_PER_UNIT);
  return left + right;
}

function joinLists(left: CelList, right: CelList, meter: Meter): CelList {
  keepWithin(left.length + right.length, LIST_LENGTH_MAX, 'items in a list');
  meter.spend(left.length + right.length);
  return [...left, ...right];
}

type Arithmetic = '+' | '-' | '*' | '/' | '%';

function arithmetic(operator: Arithmetic, left: CelValue, right: CelValue): CelValue {
  if (!isNumeric(left) || !isNumeric(right)) return failOperands(operator, left, right);
  if ((operator === '/' || operator === '%') && Number(right) === 0)
    return fail('it divides by zero. Test the divisor first');
  if (typeof left === 'bigint' && typeof right === 'bigint') return keepInt(ofInts(operator, left, right));
  return ofDoubles(operator, Number(left), Number(right));
}

/** Ints are 64 bits, as CEL has them. */
export function keepInt(value: bigint): bigint {
  return value <= INT_MAX && value >= INT_MIN ? value : fail('a whole number is beyond 64 bits');
}

function ofInts(operator: Arithmetic, left: bigint, right: bigint): bigint {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '%':
      return left % right;
  }
}

function ofDoubles(operator: Arithmetic, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '%':
      return left % right;
  }
}

/** Whether a value is an int or a double. */
export function isNumeric(value: CelValue): value is bigint | number {
  return typeof value === 'bigint' || typeof value === 'number';
}

function failOperands(operator: string, left: CelValue, right: CelValue): never {
  const texts = operator === '+' && (typeof left === 'string' || typeof right === 'string');
  const hint = texts ? '. Make it a text with string(…)' : '';
  const absent =
    kindOf(left) === 'optional' || kindOf(right) === 'optional' ? '. Add .orValue(…) after the `.?` field' : '';
  return fail(`"${operator}" does not take ${aKind(left)} and ${aKind(right)}${absent || hint}`);
}
