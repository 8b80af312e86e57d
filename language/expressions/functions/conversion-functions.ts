import { invariant } from '../../../contracts/invariant.ts';
import { canonicalJson } from '../../../contracts/json.ts';
import { CelType, type CelValue, Duration, kindOf, Optional, Timestamp } from '../cel-value.ts';
import { fail } from '../fault.ts';
import { keepInt } from '../operators.ts';
import { BOOL, DOUBLE, DYN, INT, STRING, type StaticType, TYPE } from '../static-type.ts';
import { durationText, timestampText } from '../time-text.ts';
import { toJson } from '../to-json.ts';
import { anyAt, type CelFunction, optionalArgument } from './cel-function.ts';

const VALUE = { name: 'value' } as const;
const NUMERAL = /^[+-]?\d{1,19}$/;
const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const DECIMAL_LENGTH_MAX = 100;

/** Functions that make one kind of value out of another, and those of optionals. */
export const CONVERSION_FUNCTIONS: readonly CelFunction[] = [
  {
    name: 'string',
    signature: 'string(value): string',
    meaning: 'A text, boolean, number, timestamp or duration as text.',
    example: { expression: '"score " + string(7)', result: 'score 7' },
    parameters: [{ ...VALUE, kinds: ['string', 'bool', 'int', 'double', 'timestamp', 'duration', 'type'] }],
    returns: STRING,
    call: (args) => toText(anyAt(args, 0)),
  },
  {
    name: 'int',
    signature: 'int(value): int',
    meaning: 'A whole number from a number (its fraction is cut), from text, or from a timestamp (seconds since 1970).',
    example: { expression: 'int("42") + int(1.9)', result: 43 },
    parameters: [{ ...VALUE, kinds: ['int', 'double', 'string', 'timestamp'] }],
    returns: INT,
    call: (args) => toInt(anyAt(args, 0)),
  },
  {
    name: 'double',
    signature: 'double(value): double',
    meaning: 'A number with a fraction, from a number or from text.',
    example: { expression: 'double("2.5") / 2', result: 1.25 },
    parameters: [{ ...VALUE, kinds: ['int', 'double', 'string'] }],
    returns: DOUBLE,
    call: (args) => toDouble(anyAt(args, 0)),
  },
  {
    name: 'bool',
    signature: 'bool(value): bool',
    meaning: 'A boolean from the text "true" or "false".',
    example: { expression: 'bool("true")', result: true },
    parameters: [{ ...VALUE, kinds: ['bool', 'string'] }],
    returns: BOOL,
    call: (args) => toBool(anyAt(args, 0)),
  },
  {
    name: 'json',
    signature: 'json(value): string',
    meaning: 'The value as JSON text, keys in the order of their letters, without white space.',
    example: { expression: 'json({"b": [1, true], "a": null})', result: '{"a":null,"b":[1,true]}' },
    parameters: [VALUE],
    returns: STRING,
    call: (args, meter) => {
      const text = canonicalJson(toJson(anyAt(args, 0)));
      meter.spend(text.length);
      return text;
    },
  },
  {
    name: 'type',
    signature: 'type(value): type',
    meaning: 'The type of a value: bool, int, double, string, list, map or null_type.',
    example: { expression: 'type([1]) == list', result: true },
    parameters: [VALUE],
    returns: TYPE,
    call: (args) => new CelType(kindOf(anyAt(args, 0))),
  },
  {
    name: 'dyn',
    signature: 'dyn(value): any',
    meaning: 'The value itself, for the checker of unknown type.',
    example: { expression: 'dyn(1) == dyn("1")', result: false },
    parameters: [VALUE],
    returns: DYN,
    call: (args) => anyAt(args, 0),
  },
  {
    name: 'hasValue',
    signature: 'optional.hasValue(): bool',
    meaning: 'Whether an optional has a value.',
    example: { expression: '[1][?5].hasValue()', result: false },
    target: ['optional'],
    parameters: [],
    returns: BOOL,
    call: (args) => optionalArgument(args, 0).value !== undefined,
  },
  {
    name: 'value',
    signature: 'optional.value(): any',
    meaning: 'The value of an optional; a failure if there is none.',
    example: { expression: '[1][?0].value()', result: 1 },
    target: ['optional'],
    parameters: [],
    returns: ([type]) => (type?.kind === 'optional' ? type.value : DYN),
    call: (args) => optionalArgument(args, 0).value ?? failAbsent(optionalArgument(args, 0)),
  },
  {
    name: 'optional.of',
    signature: 'optional.of(value): optional',
    meaning: 'An optional with a value.',
    example: { expression: 'optional.of(1).orValue(2)', result: 1 },
    parameters: [VALUE],
    returns: ([type]) => ({ kind: 'optional', value: type as StaticType }), // one argument
    call: (args) => new Optional(anyAt(args, 0)),
  },
  {
    name: 'optional.none',
    signature: 'optional.none(): optional',
    meaning: 'An optional without a value.',
    example: { expression: 'optional.none().orValue(2)', result: 2 },
    parameters: [],
    returns: { kind: 'optional', value: DYN },
    call: () => new Optional(undefined),
  },
];

/** A value as text, as `string(…)` and templates write it; its kind is one that `string` takes. */
function toText(value: CelValue): string {
  if (value instanceof Timestamp) return timestampText(value);
  if (value instanceof Duration) return durationText(value);
  if (value instanceof CelType) return value.kind;
  invariant(typeof value !== 'object', 'the table lets no list, map or null through');
  return String(value);
}

function toInt(value: CelValue): bigint {
  if (value instanceof Timestamp) return BigInt(Math.floor(value.ms / 1000));
  if (typeof value === 'bigint') return value;
  if (typeof value === 'string') {
    return NUMERAL.test(value)
      ? keepInt(BigInt(value.replace('+', '')))
      : fail('"int" takes text with a whole number, such as "42"');
  }
  const whole = Math.trunc(Number(value));
  return Number.isFinite(whole) ? keepInt(BigInt(whole)) : fail(`"int" does not take ${whole}`);
}

function toDouble(value: CelValue): number {
  if (typeof value !== 'string') return Number(value);
  if (value.length <= DECIMAL_LENGTH_MAX && DECIMAL.test(value)) return Number(value);
  return fail('"double" takes text with a number, such as "2.5"');
}

function toBool(value: CelValue): boolean {
  if (typeof value === 'boolean') return value;
  if (value === 'true' || value === 'false') return value === 'true';
  return fail('"bool" takes the text "true" or "false"');
}

function failAbsent(optional: Optional): null {
  return optional.value === null ? null : fail('".value()" found no value. Use .orValue(…)');
}
