import type { Json, JsonObject } from '../../contracts/json.ts';

/** A value that an expression can write out. */
export type Literal = null | boolean | string | number;

/** What is known of a value before it is there: which it may be. */
export interface Possible {
  /** The only values that it may have; absent: any. */
  readonly only?: readonly Literal[];
  /** Values that it does not have. */
  readonly never: readonly Literal[];
  /** Least and greatest number, both included. Finite ones mean that it is a number. */
  readonly low: number;
  readonly high: number;
}

/** Nothing is known. */
export const ANY: Possible = { never: [], low: -Infinity, high: Infinity };

const NEVER = ANY.never;

/** One of some values. */
export const oneOf = (only: readonly Literal[]): Possible => ({ only, never: NEVER, low: -Infinity, high: Infinity });

/** Anything but some values. */
export const noneOf = (never: readonly Literal[]): Possible => ({ never, low: -Infinity, high: Infinity });

/** Numbers between two, both included. */
export const between = (low: number, high: number): Possible => ({ never: NEVER, low, high });

/** What fits both. */
export function meet(one: Possible, other: Possible): Possible {
  const never = one.never.length === 0 ? other.never : [...one.never, ...other.never];
  const low = Math.max(one.low, other.low);
  const high = Math.min(one.high, other.high);
  const all = one.only === undefined ? other.only : one.only.filter((value) => other.only?.includes(value) ?? true);
  const found = all ?? (low === high ? [low] : low > high ? [] : undefined);
  if (found === undefined) return { never, low, high };
  const isAnyNumber = low === -Infinity && high === Infinity;
  const isInside = (value: Literal): boolean =>
    isAnyNumber || (typeof value === 'number' && value >= low && value <= high);
  return { only: found.filter((value) => !never.includes(value) && isInside(value)), never, low, high };
}

/** Whether no value fits. */
export function isNone({ only }: Possible): boolean {
  return only?.length === 0;
}

/** The value, where only one is left. */
export function single({ only }: Possible): Literal | undefined {
  return only?.length === 1 ? only[0] : undefined;
}

/** Which values a JSON Schema lets pass, as far as it lists them or says from where to where. */
export function possibleOf(schema: JsonObject): Possible {
  const listed = schema['enum'] as readonly Json[] | undefined;
  if (listed !== undefined) return listed.every(isLiteral) ? oneOf(listed) : ANY;
  const type = onlyTypeOf(schema);
  if (type === 'boolean') return oneOf([true, false]);
  const isNumber = type === 'integer' || type === 'number';
  return isNumber ? between(numberOr(schema['minimum'], -Infinity), numberOr(schema['maximum'], Infinity)) : ANY;
}

function onlyTypeOf({ type }: JsonObject): Json | undefined {
  return Array.isArray(type) && type.length === 1 ? (type[0] as Json) : type;
}

function isLiteral(value: Json): value is Literal {
  return typeof value !== 'object' || value === null;
}

function numberOr(value: Json | undefined, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}
