import type { Json } from '../../../contracts/json.ts';
import { invariant } from '../../../contracts/invariant.ts';
import {
  type CelList,
  type CelMap,
  type CelValue,
  Duration,
  isList,
  isMap,
  Optional,
  Timestamp,
  type Kind,
} from '../cel-value.ts';
import type { Meter } from '../meter.ts';
import type { StaticType } from '../static-type.ts';

/** A parameter: its name for the documentation, and the kinds that it takes; without, any. */
export interface Parameter {
  readonly name: string;
  readonly kinds?: readonly Kind[];
}

/** A function of the expression language. Documentation and checker are made from the same table that is called. */
export interface CelFunction {
  readonly name: string;
  /** Text for people: `text.split(separator): list<string>`. */
  readonly signature: string;
  /** One sentence. */
  readonly meaning: string;
  readonly example: { readonly expression: string; readonly result: Json };
  /** Present: a method of these kinds, which is the first argument of the call. */
  readonly target?: readonly Kind[];
  readonly parameters: readonly Parameter[];
  /** Type of the result, from the types of the arguments, the target included. */
  readonly returns: StaticType | ((types: readonly StaticType[]) => StaticType);
  /** The target, if there is one, and the arguments, each of a kind that its parameter takes. */
  readonly call: (args: readonly CelValue[], meter: Meter) => CelValue;
}

/** Kinds of both sorts of number. */
export const NUMBER: readonly Kind[] = ['int', 'double'];

/** The argument as text; its parameter takes nothing else. */
export function textAt(args: readonly CelValue[], index: number): string {
  const value = args[index];
  invariant(typeof value === 'string', 'the table lets only text through');
  return value;
}

/** The argument as a number; its parameter takes nothing else. */
export function numberAt(args: readonly CelValue[], index: number): number {
  const value = args[index];
  invariant(typeof value === 'number' || typeof value === 'bigint', 'the table lets only numbers through');
  return Number(value);
}

/** The argument as a list; its parameter takes nothing else. */
export function listAt(args: readonly CelValue[], index: number): CelList {
  const value = args[index];
  invariant(value !== undefined && isList(value), 'the table lets only lists through');
  return value;
}

/** The argument as a map; its parameter takes nothing else. */
export function mapAt(args: readonly CelValue[], index: number): CelMap {
  const value = args[index];
  invariant(value !== undefined && isMap(value), 'the table lets only maps through');
  return value;
}

/** The argument as a timestamp; its parameter takes nothing else. */
export function timestampArgument(args: readonly CelValue[], index: number): Timestamp {
  const value = args[index];
  invariant(value instanceof Timestamp, 'the table lets only timestamps through');
  return value;
}

/** The argument as a duration; its parameter takes nothing else. */
export function durationArgument(args: readonly CelValue[], index: number): Duration {
  const value = args[index];
  invariant(value instanceof Duration, 'the table lets only durations through');
  return value;
}

/** The argument as an optional; its parameter takes nothing else. */
export function optionalArgument(args: readonly CelValue[], index: number): Optional {
  const value = args[index];
  invariant(value instanceof Optional, 'the table lets only optionals through');
  return value;
}

/** The argument, whatever it is. */
export function anyAt(args: readonly CelValue[], index: number): CelValue {
  const value = args[index];
  invariant(value !== undefined, 'the table lets no call through with too few arguments');
  return value;
}
