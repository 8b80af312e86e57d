import fc from 'fast-check';
import type { Json } from '../../../contracts/json.ts';
import type { Scope } from '../../../language/expressions/scope.ts';

const numbers = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.constantFrom(2 ** 53, -0, 1e300, Number.NaN, Number.POSITIVE_INFINITY),
);
const keys = fc.constantFrom('a', 'b', 'output', 'status', 'constructor', '__proto__', 'x');
const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    numbers,
    fc.string(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(keys, tie('value')), { maxLength: 4 }).map((members) => Object.fromEntries(members)),
  ),
})).value;

/** Scopes with the names that {@link anExpression} reads, and hostile members. */
export const aScope: fc.Arbitrary<Scope> = fc.record({ event: json, steps: json, inputs: json, vars: json });

/** Texts that mostly parse, and often mean something. */
export const anExpression: fc.Arbitrary<string> = fc.letrec<{ e: string }>((tie) => {
  const e = tie('e');
  return {
    e: fc.oneof(
      { maxDepth: 5 },
      fc.constantFrom('event', 'steps', 'inputs', 'vars', 'steps.a', 'steps.a.output', 'missing', 'x'),
      fc.constantFrom(
        '1',
        '0',
        '2.5',
        '"a"',
        '""',
        'true',
        'false',
        'null',
        '[]',
        '{}',
        'list',
        '"2026-11-21T09:30:00Z"',
      ),
      fc
        .tuple(e, fc.constantFrom('.a', '.b', '.?a', '["b"]', '[0]', '[?1]', '.output', '.constructor'))
        .map(([l, f]) => l + f),
      fc
        .tuple(e, fc.constantFrom('==', '!=', '<', '>=', 'in', '+', '-', '*', '/', '%', '&&', '||'), e)
        .map(([l, o, r]) => `(${l} ${o} ${r})`),
      fc.tuple(e, e, e).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
      fc.tuple(fc.constantFrom('!', '-'), e).map(([o, r]) => `${o}(${r})`),
      fc
        .tuple(e, fc.constantFrom('map', 'filter', 'all', 'exists', 'exists_one'), e)
        .map(([l, m, b]) => `${l}.${m}(x, ${b})`),
      fc
        .tuple(
          fc.constantFrom(
            'size',
            'json',
            'string',
            'int',
            'double',
            'type',
            'timestamp',
            'duration',
            'domain',
            'defang',
            'has',
          ),
          e,
        )
        .map(([f, a]) => `${f}(${a})`),
      fc
        .tuple(
          e,
          fc.constantFrom(
            'distinct()',
            'sum()',
            'first()',
            'sort_by("a")',
            'group_by("a")',
            'orValue(1)',
            'join(",")',
            'trim()',
          ),
        )
        .map(([l, m]) => `${l}.${m}`),
      fc.tuple(e, e).map(([a, b]) => `[${a}, ${b}]`),
      fc.tuple(e, e).map(([a, b]) => `{"a": ${a}, string(${b}): 1}`),
      fc.tuple(e, e).map(([a, b]) => `matches(string(${a}), string(${b}))`),
    ),
  };
}).e;

const items = Array.from({ length: 10_000 }, (_, n) => n);
const scope: Scope = {
  l: items,
  t: items.map((n) => `user${n}@example.com`),
  m: items.map((n) => ({ id: n, n: `u${n % 100}`, d: { e: { f: n } } })),
  big: 'a'.repeat(1_000_000),
  mid: `${'a'.repeat(20_000)}!`,
  deep: items.reduce((inner: Json) => [inner], 1),
};
const sources: Readonly<Record<string, string>> = {
  'a catastrophic pattern': 'matches(mid, "(a+)+$")',
  'a pattern over a very long text': 'matches(big, "(a|aa)+$")',
  'a pattern that multiplies': 'matches(mid, "((a{1,30}){1,30})$")',
  'a pattern of half a million instructions': `matches(mid, "(?:${'ab?'.repeat(100)}){1000}")`,
  'ten thousand patterns': 't.filter(x, matches(x, x)).size()',
  'ten thousand invalid patterns': 't.exists(x, matches(x, "(" + x))',
  'loops over large lists': 'l.exists(a, l.exists(b, a + b < 0))',
  'loops that build': 'l.map(a, l.map(b, {"a": [a, b], "b": {"c": a}}))',
  'faults by the thousand': 'l.exists(a, l.exists(b, b.x == 1))',
  'doubling texts': 'cel.bind(a, mid, cel.bind(b, a + a + a + a, cel.bind(c, b + b + b + b, size(c))))',
  'doubling lists': 'cel.bind(a, l + l, size(a + a))',
  'a text that replaces itself': 'mid.replace("aa", mid)',
  'a text in a million pieces': 'big.split("")',
  'a join of long separators': 't.join(mid)',
  'distinct again and again': 'l.map(x, m.distinct().size())',
  'equality again and again': 'l.map(x, m == m.map(y, y))',
  'membership again and again': 'l.filter(x, -1 in l)',
  'sorting again and again': 'l.map(x, m.sort_by("n").size())',
  'grouping again and again': 'l.map(x, m.group_by("n").size())',
  'times by the thousand': 'l.map(a, l.map(b, timestamp("2026-11-21T10:30:00+01:00").getFullYear()))',
  'a value of ten thousand levels': 'deep',
  'equality of ten thousand levels': 'deep == [deep]',
  'JSON of ten thousand levels': 'json(deep)',
  'five thousand parentheses': '('.repeat(5_000),
  'two thousand parentheses': '('.repeat(2_000),
  'two thousand negations': '!'.repeat(2_000),
  'a thousand parts': `${'!'.repeat(998)}true`,
  'a long sum': Array.from({ length: 500 }, () => '1').join('+'),
  'a long chain of conditionals': `${'true ? 1 : '.repeat(150)}1`,
  'a call of the constructor': '"a".constructor.constructor("return 1")()',
};

/** Name, source and scope of expressions that want to last, to grow or to break out. */
export const anAttack: readonly (readonly [string, string, Scope])[] = Object.entries(sources).map(
  ([name, source]) => [name, source, scope] as const,
);
