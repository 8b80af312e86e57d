import { canonicalJson } from '../../../contracts/json.ts';
import {
  aKind,
  type CelList,
  type CelMap,
  type CelValue,
  isMap,
  kindOf,
  member,
  store,
  type Stored,
  take,
} from '../cel-value.ts';
import { fail, keepWithin } from '../fault.ts';
import { LIST_LENGTH_MAX } from '../limits.ts';
import type { Meter } from '../meter.ts';
import { compare, isNumeric, OPERATIONS } from '../operators.ts';
import { INT, itemOf, listOf, STRING, type StaticType } from '../static-type.ts';
import { toJson } from '../to-json.ts';
import { type CelFunction, listAt, mapAt, textAt } from './cel-function.ts';

const LIST = ['list'] as const;
const FIELD = { name: 'field', kinds: ['string'] as const };

/** Functions of lists and maps. */
export const LIST_FUNCTIONS: readonly CelFunction[] = [
  ...sizes(),
  {
    name: 'distinct',
    signature: 'list.distinct(): list',
    meaning: 'The list without repetitions; the first of equal items stays, in its place.',
    example: { expression: '["eve", "bob", "eve"].distinct()', result: ['eve', 'bob'] },
    target: LIST,
    parameters: [],
    returns: same,
    call: (args, meter) => distinct(limited(args, meter), meter),
  },
  {
    name: 'sum',
    signature: 'list.sum(): number',
    meaning: 'The sum of a list of numbers; of an empty one 0.',
    example: { expression: '[1, 2, 3].sum()', result: 6 },
    target: LIST,
    parameters: [],
    returns: item,
    call: (args, meter) => sum(limited(args, meter), meter),
  },
  {
    name: 'first',
    signature: 'list.first(): any',
    meaning: 'The first item. An empty list is a failure; `list[?0].orValue(…)` is for that case.',
    example: { expression: '["eve", "bob"].first()', result: 'eve' },
    target: LIST,
    parameters: [],
    returns: item,
    call: (args) => itemAt(listAt(args, 0), 0, 'first'),
  },
  {
    name: 'last',
    signature: 'list.last(): any',
    meaning: 'The last item. An empty list is a failure.',
    example: { expression: '["eve", "bob"].last()', result: 'bob' },
    target: LIST,
    parameters: [],
    returns: item,
    call: (args) => itemAt(listAt(args, 0), listAt(args, 0).length - 1, 'last'),
  },
  {
    name: 'sort_by',
    signature: 'list.sort_by(field): list',
    meaning: 'A list of maps ordered by a field, smallest first; equal ones keep their order.',
    example: { expression: '[{"n": 2}, {"n": 1}].sort_by("n")', result: [{ n: 1 }, { n: 2 }] },
    target: LIST,
    parameters: [FIELD],
    returns: same,
    call: (args, meter) => sortBy(limited(args, meter), textAt(args, 1), meter),
  },
  {
    name: 'group_by',
    signature: 'list.group_by(field): map',
    meaning: 'A list of maps as a map from each value of a field, as text, to the maps that have it, in their order.',
    example: {
      expression: '[{"u": "eve", "n": 1}, {"u": "bob", "n": 2}, {"u": "eve", "n": 3}].group_by("u").eve.map(x, x.n)',
      result: [1, 3],
    },
    target: LIST,
    parameters: [FIELD],
    returns: (types) => ({ kind: 'map', fields: new Map(), rest: same(types) }),
    call: (args, meter) => groupBy(limited(args, meter), textAt(args, 1), meter),
  },
  {
    name: 'keys',
    signature: 'map.keys(): list<string>',
    meaning: 'The keys of a map, in the order of their letters.',
    example: { expression: '{"b": 1, "a": 2}.keys()', result: ['a', 'b'] },
    target: ['map'],
    parameters: [],
    returns: listOf(STRING),
    call: (args, meter) => keys(mapAt(args, 0), meter),
  },
];

function sizes(): readonly CelFunction[] {
  const shared = {
    name: 'size',
    meaning: 'How many characters a text, items a list or members a map has.',
    returns: INT,
    call: (args: readonly CelValue[], meter: Meter) => BigInt(sizeOf(args[0] as string | CelList | CelMap, meter)), // its parameter takes nothing else
  };
  const kinds = ['string', 'list', 'map'] as const;
  const signature = 'size(value): int';
  return [
    {
      ...shared,
      signature,
      example: { expression: 'size([1, 2])', result: 2 },
      parameters: [{ name: 'value', kinds }],
    },
    {
      ...shared,
      signature: 'value.size(): int',
      example: { expression: '"abc".size()', result: 3 },
      target: kinds,
      parameters: [],
    },
  ];
}

function sizeOf(value: string | CelList | CelMap, meter: Meter): number {
  if (Array.isArray(value)) return value.length;
  if (typeof value === 'string') {
    meter.spend(value.length / 8);
    const pairs = value.match(/[\ud800-\udbff][\udc00-\udfff]/g);
    return value.length - (pairs?.length ?? 0);
  }
  return keysOf(value as CelMap, meter).length; // neither list nor text
}

function same(types: readonly StaticType[]): StaticType {
  return types[0] as StaticType; // the list itself
}

function item(types: readonly StaticType[]): StaticType {
  return itemOf(types[0]);
}

function limited(args: readonly CelValue[], meter: Meter): CelList {
  const list = listAt(args, 0);
  keepWithin(list.length, LIST_LENGTH_MAX, 'items in a list');
  meter.spend(list.length * 8);
  return list;
}

function distinct(list: CelList, meter: Meter): CelList {
  const seen = new Set<string>();
  return list.filter((one) => {
    const key = keyOf(take(one), meter);
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

/** Equal values have equal keys, and different ones do not. Ints and doubles are one family. */
function keyOf(value: CelValue, meter: Meter): string {
  const text = typeof value === 'string' ? value : canonicalJson(toJson(value));
  meter.spend(8 + text.length);
  return `${isNumeric(value) ? 'number' : kindOf(value)} ${text}`;
}

function sum(list: CelList, meter: Meter): CelValue {
  return list.map(take).reduce((total, one) => {
    if (!isNumeric(one)) return fail(`"sum" takes a list of numbers, and one item is ${aKind(one)}`);
    return OPERATIONS['+'](total, one, meter);
  }, 0n as CelValue);
}

function itemAt(list: CelList, index: number, name: string): CelValue {
  const found = list[index];
  return found === undefined
    ? fail(`"${name}" takes a list that has items. Test its size first, or write \`[?0].orValue(…)\``)
    : take(found);
}

function sortBy(list: CelList, field: string, meter: Meter): CelList {
  const keyed = list.map((one) => ({ one, key: fieldOf(one, field, 'sort_by') }));
  meter.spend(list.length * Math.ceil(Math.log2(list.length + 1)));
  return keyed.sort((left, right) => compare('sort_by', left.key, right.key, meter)).map(({ one }) => one);
}

function groupBy(list: CelList, field: string, meter: Meter): CelMap {
  const groups = new Map<string, Stored[]>();
  for (const one of list) {
    const value = fieldOf(one, field, 'group_by');
    const key = typeof value === 'string' ? value : canonicalJson(toJson(value));
    meter.spend(key.length / 8);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return Object.fromEntries(groups);
}

function fieldOf(one: Stored, field: string, name: string): CelValue {
  const map = take(one);
  const value = isMap(map) ? member(map, field) : undefined;
  return value === undefined
    ? fail(
        `"${name}" takes a list of maps that all have the field "${field}": ${isMap(map) ? 'one has not' : `one item is ${aKind(map)}`}`,
      )
    : value;
}

function keys(map: CelMap, meter: Meter): CelList {
  const names = keysOf(map, meter);
  keepWithin(names.length, LIST_LENGTH_MAX, 'keys of a map');
  return names.sort().map(store);
}

function keysOf(map: CelMap, meter: Meter): string[] {
  const names = Object.keys(map);
  meter.spend(names.length);
  return names;
}
