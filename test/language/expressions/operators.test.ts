import { expect, test } from 'vitest';
import { failureOf, valueOf } from './results.ts';

test.each([
  ['1 + 2 * 3 - 4', 3],
  ['7 / 2', 3],
  ['-7 / 2', -3],
  ['7 % 4', 3],
  ['7.0 / 2', 3.5],
  ['7 / 2.0', 3.5],
  ['7.5 % 2', 1.5],
  ['0.1 + 1', 1.1],
  ['2.5 - 1', 1.5],
  ['2 * 1.5', 3],
  ['"a" + "b"', 'ab'],
  ['[1] + ["a"]', [1, 'a']],
  ['duration("1h") + duration("30m")', '5400s'],
  ['duration("1h") - duration("30m")', '1800s'],
  ['timestamp("2026-11-21T09:00:00Z") + duration("1h")', '2026-11-21T10:00:00.000Z'],
  ['duration("1h") + timestamp("2026-11-21T09:00:00Z")', '2026-11-21T10:00:00.000Z'],
  ['timestamp("2026-11-21T09:00:00Z") - duration("1h")', '2026-11-21T08:00:00.000Z'],
  ['timestamp("2026-11-21T09:00:00Z") - timestamp("2026-11-21T08:00:00Z")', '3600s'],
])('%s is %j', (source, expected) => {
  expect(valueOf(source)).toEqual(expected);
});

test.each([
  '1 == 1.0',
  '[1, {"a": 2}] == [1.0, {"a": 2.0}]',
  '1 != "1"',
  'null == null',
  'null != 0',
  '{"a": 1, "b": 2} == {"b": 2, "a": 1}',
  '{"a": 1} != {"b": 1}',
  '{"a": 1} != {"a": 1, "b": 2}',
  '{"a": 1} != {"a": 2}',
  '[1] != [1, 2]',
  '[1] != {"a": 1}',
  'timestamp("2026-11-21T10:00:00+01:00") == timestamp("2026-11-21T09:00:00Z")',
  'duration("60s") == duration("1m")',
  'duration("60s") != timestamp("2026-11-21T09:00:00Z")',
  'timestamp("2026-11-21T09:00:00Z") != duration("60s")',
  'type(1) == int',
  'type(1) != 1',
  'optional.none() != 1',
  '1 < 2 && 1 <= 1 && 2 > 1 && 2 >= 2 && 1 < 1.5 && 1.5 > 1',
  '"a" < "b" && "b" >= "b" && false < true',
  'timestamp("2026-11-21T09:00:00Z") > timestamp("2026-11-21T08:00:00Z")',
  'duration("1m") < duration("1h")',
  '2 in [1, 2.0]',
  '!("a" in ["b"])',
  '"a" in {"a": null}',
  '!("b" in {"a": 1})',
  '!(1 in {"1": 1})',
])('%s', (source) => {
  expect(valueOf(source)).toBe(true);
});

test.each([
  ['"a" + 1', '"+" does not take a string and an int. Make it a text with string(…)'],
  ['1 + "a"', '"+" does not take an int and a string. Make it a text with string(…)'],
  ['1 - "a"', '"-" does not take an int and a string'],
  ['null + 1', '"+" does not take null and an int'],
  ['[] < []', '"<" does not take a list and a list'],
  ['1 < "a"', '"<" does not take an int and a string'],
  ['"a" in "abc"', '"in" does not take a string and a string'],
  ['{}.?a + 1', '"+" does not take an optional and an int. Add .orValue(…) after the `.?` field'],
  ['1 + {}.?a', '"+" does not take an int and an optional. Add .orValue(…) after the `.?` field'],
  ['1 / 0', 'it divides by zero. Test the divisor first'],
  ['1.5 / 0', 'it divides by zero. Test the divisor first'],
  ['1 % 0', 'it divides by zero. Test the divisor first'],
  ['9223372036854775807 + 1', 'a whole number is beyond 64 bits'],
  ['-9223372036854775807 - 2', 'a whole number is beyond 64 bits'],
  ['timestamp("9999-12-31T00:00:00Z") + duration("1d")', 'the moment is not between the years 1 and 9999'],
])('%s fails: %s', (source, text) => {
  expect(failureOf(source).message).toBe(`Cannot evaluate \`${source}\`: ${text}`);
});

test('a text that is built has at most 262,144 characters, and a list 10,000 items', () => {
  const scope = { t: 'a'.repeat(131_072), l: Array.from({ length: 5_000 }, () => 1) };
  expect(valueOf('size(t + t)', scope)).toBe(262_144);
  expect(failureOf('size(t + t + "a")', scope).message).toContain('262,145 characters in a text are more than 262,144');
  expect(valueOf('size(l + l)', scope)).toBe(10_000);
  expect(failureOf('size(l + l + [1])', scope).code).toBe('expression-limit');
  expect(failureOf('1 in l + l + [1]', scope).code).toBe('expression-limit');
  expect(failureOf('1 in l', { l: Array.from({ length: 10_001 }, () => 1) }).code).toBe('expression-limit');
});

test('values are compared to a depth of 100', () => {
  const nest = (levels: number): unknown[] => (levels === 0 ? [] : [nest(levels - 1)]);
  const at = (levels: number) => ({ a: nest(levels) as never[], b: nest(levels) as never[] });
  expect(valueOf('a == b', at(100))).toBe(true);
  expect(failureOf('a == b', at(101)).code).toBe('expression-limit');
});
