import { fail } from './fault.ts';

// Values while an expression is evaluated. What comes from the scope stays the JSON that it is, however large: it is
// read member by member, never copied. A whole JSON number becomes an int (bigint) at the moment it is read. So a
// double that is whole must be boxed when an expression puts it into a list or map, or it would come back as an int.

/** A moment, with millisecond precision, always UTC. */
export class Timestamp {
  readonly ms: number;
  constructor(ms: number) {
    this.ms = ms;
  }
}

/** A length of time in milliseconds; may be negative. */
export class Duration {
  readonly ms: number;
  constructor(ms: number) {
    this.ms = ms;
  }
}

/** What `.?` gives: a value or none. */
export class Optional {
  readonly value: CelValue | undefined;
  constructor(value: CelValue | undefined) {
    this.value = value;
  }
}

/** What `type(x)` gives. */
export class CelType {
  readonly kind: Kind;
  constructor(kind: Kind) {
    this.kind = kind;
  }
}

/** A double that is whole, inside a list or map that an expression built. */
export class WholeDouble {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
}

/** A list: JSON of the scope, or built. */
export type CelList = readonly Stored[];

/** A map: JSON of the scope, or built. Only own members count. */
export interface CelMap {
  readonly [key: string]: Stored;
}

/** A value in hand: bigint is int, number is double. */
export type CelValue =
  null | boolean | string | bigint | number | CelList | CelMap | Timestamp | Duration | Optional | CelType;

/** A value inside a list or map, or of a name: to be read by {@link take}. */
export type Stored = CelValue | WholeDouble;

/** Kinds of values, named as CEL names its types. */
export type Kind =
  'null' | 'bool' | 'int' | 'double' | 'string' | 'list' | 'map' | 'timestamp' | 'duration' | 'optional' | 'type';

const KINDS_OF_PRIMITIVES: Readonly<Record<string, Kind>> = {
  string: 'string',
  boolean: 'bool',
  bigint: 'int',
  number: 'double',
};

/** The kind of a value. */
export function kindOf(value: CelValue): Kind {
  const kind = KINDS_OF_PRIMITIVES[typeof value];
  if (kind !== undefined) return kind;
  if (value === null) return 'null';
  if (isList(value)) return 'list';
  if (value instanceof Timestamp) return 'timestamp';
  if (value instanceof Duration) return 'duration';
  if (value instanceof Optional) return 'optional';
  return value instanceof CelType ? 'type' : 'map';
}

/** Whether a value is a list. */
export function isList(value: Stored): value is CelList {
  return Array.isArray(value);
}

/** Whether a value is a map. */
export function isMap(value: CelValue): value is CelMap {
  return typeof value === 'object' && kindOf(value) === 'map';
}

/** Reads what was stored: whole JSON numbers become int. Fails on numbers that JSON cannot carry exactly. */
export function take(stored: Stored): CelValue {
  if (typeof stored === 'number') return takeNumber(stored);
  return stored instanceof WholeDouble ? stored.value : stored;
}

function takeNumber(value: number): CelValue {
  if (Number.isSafeInteger(value)) return BigInt(value);
  if (Number.isInteger(value))
    return fail(`it read the number ${value}, which is not exact: beyond 2^53 a number has to be text`);
  if (!Number.isFinite(value)) return fail(`it read ${value}, which is not a JSON number`);
  return value;
}

/** Makes a value ready for a list or map. */
export function store(value: CelValue): Stored {
  return typeof value === 'number' && Number.isInteger(value) ? new WholeDouble(value) : value;
}

/** The member of a map, if it is there. Inherited members are not. */
export function member(map: CelMap, key: string): CelValue | undefined {
  const stored = Object.hasOwn(map, key) ? map[key] : undefined;
  return stored === undefined ? undefined : take(stored);
}

/** The kind with its article, for messages: `an int`. */
export function aKind(value: CelValue): string {
  const kind = kindOf(value);
  if (kind === 'null') return kind;
  return `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`;
}
