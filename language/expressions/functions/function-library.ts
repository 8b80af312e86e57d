import { aKind, type CelValue, type Kind, kindOf } from '../cel-value.ts';
import { fail } from '../fault.ts';
import type { Meter } from '../meter.ts';
import type { CelFunction } from './cel-function.ts';
import { CONVERSION_FUNCTIONS } from './conversion-functions.ts';
import { INDICATOR_FUNCTIONS } from './indicator-functions.ts';
import { LIST_FUNCTIONS } from './list-functions.ts';
import { TEXT_FUNCTIONS } from './text-functions.ts';
import { TIME_FUNCTIONS } from './time-functions.ts';

/** Every function that an expression may call, in the order of the documentation. */
export const FUNCTIONS: readonly CelFunction[] = [
  ...TEXT_FUNCTIONS,
  ...LIST_FUNCTIONS,
  ...TIME_FUNCTIONS,
  ...INDICATOR_FUNCTIONS,
  ...CONVERSION_FUNCTIONS,
];

/** Forms that are grammar rather than functions: their arguments are not values. */
export const MACROS: readonly Pick<CelFunction, 'name' | 'signature' | 'meaning' | 'example'>[] = [
  {
    name: 'has',
    signature: 'has(map.field): bool',
    meaning: 'Whether a map has a field.',
    example: { expression: 'has({"a": 1}.a)', result: true },
  },
  {
    name: 'all',
    signature: 'list.all(x, test): bool',
    meaning: 'Whether the test holds for all items; for an empty list it does.',
    example: { expression: '[1, 2].all(x, x > 0)', result: true },
  },
  {
    name: 'exists',
    signature: 'list.exists(x, test): bool',
    meaning: 'Whether the test holds for at least one item.',
    example: { expression: '[1, 2].exists(x, x > 1)', result: true },
  },
  {
    name: 'exists_one',
    signature: 'list.exists_one(x, test): bool',
    meaning: 'Whether the test holds for exactly one item.',
    example: { expression: '[1, 2].exists_one(x, x > 0)', result: false },
  },
  {
    name: 'filter',
    signature: 'list.filter(x, test): list',
    meaning: 'The items for which the test holds; of a map its keys.',
    example: { expression: '[1, 2, 3].filter(x, x > 1)', result: [2, 3] },
  },
  {
    name: 'map',
    signature: 'list.map(x, value): list',
    meaning: 'A value for each item; `list.map(x, test, value)` takes only the items for which the test holds.',
    example: { expression: '[1, 2].map(x, x * 10)', result: [10, 20] },
  },
  {
    name: 'orValue',
    signature: 'optional.orValue(other): any',
    meaning: 'The value of an optional, or the other if there is none.',
    example: { expression: '[1][?5].orValue(0)', result: 0 },
  },
  {
    name: 'or',
    signature: 'optional.or(optional): optional',
    meaning: 'The first of two optionals that has a value.',
    example: { expression: '[1][?5].or([1][?0]).orValue(0)', result: 1 },
  },
  {
    name: 'bind',
    signature: 'cel.bind(x, value, expression): any',
    meaning: 'Names a value inside an expression.',
    example: { expression: 'cel.bind(x, 1 + 1, x * x)', result: 4 },
  },
];

const byForm = new Map<string, CelFunction[]>();
for (const one of FUNCTIONS) {
  const form = formOf(one.name, one.target !== undefined, one.parameters.length);
  byForm.set(form, [...(byForm.get(form) ?? []), one]);
}

const signatures = new Map<string, string[]>();
for (const { name, signature } of [...FUNCTIONS, ...MACROS]) {
  const form = signature.slice(0, signature.lastIndexOf(':'));
  signatures.set(name, [...(signatures.get(name) ?? []), form]);
}

/** Names of all functions, each with its forms: `text.split(separator)`. */
export function functionNames(): ReadonlyMap<string, readonly string[]> {
  return signatures;
}

/** Whether there is a function, or a method, of that name with so many arguments. */
export function hasFunction(name: string, isMethod: boolean, count: number): boolean {
  return byForm.has(formOf(name, isMethod, count));
}

/** The functions of one form; they differ in the kinds that they take. */
export function overloadsOf(name: string, isMethod: boolean, count: number): readonly CelFunction[] {
  return byForm.get(formOf(name, isMethod, count)) ?? [];
}

/** Calls the overload that takes the arguments, the target being the first; fails if none does. */
export function callerOf(name: string, isMethod: boolean, count: number): CelFunction['call'] {
  const overloads = overloadsOf(name, isMethod, count).map((one) => ({ kinds: kindsOf(one), call: one.call }));
  return (args: readonly CelValue[], meter: Meter) => {
    const found = overloads.find(({ kinds }) => kinds.every((accepted, at) => takes(accepted, args[at] as CelValue)));
    if (found !== undefined) return found.call(args, meter);
    const given = args.map(aKind).join(' and ');
    const absent = args.some((one) => kindOf(one) === 'optional') ? '. Add .orValue(…) after the `.?` field' : '';
    return fail(`"${name}" does not take ${given}${absent}. It is \`${signatures.get(name)?.join('` or `')}\``);
  };
}

/** Kinds that a function takes, the target first; undefined stands for any. */
export function kindsOf(one: CelFunction): readonly (readonly Kind[] | undefined)[] {
  const kinds = one.parameters.map((parameter) => parameter.kinds);
  return one.target === undefined ? kinds : [one.target, ...kinds];
}

function takes(accepted: readonly Kind[] | undefined, value: CelValue): boolean {
  return accepted === undefined || accepted.includes(kindOf(value));
}

function formOf(name: string, isMethod: boolean, count: number): string {
  return `${isMethod ? '.' : ''}${name}/${count}`;
}
