import { expect, test } from 'vitest';
import { failureOf, valueOf } from './results.ts';

const scope = { items: [1, 2, 3], table: { b: 1, a: 2 }, text: 'a', none: null, steps: { ask: { status: 'failed' } } };

test.each([
  ['missing || true', true],
  ['true || missing', true],
  ['missing && false', false],
  ['false && missing', false],
  ['"x" || true', true],
  ['steps.ask.output.approved || true', true],
  ['false || false', false],
  ['true && true', true],
  ['items.exists(x, x.y == 1 || x == 2)', true],
  ['items.all(x, x.y == 1 && x == 2)', false],
])('a side that decides absorbs a fault: %s', (source, expected) => {
  expect(valueOf(source, scope)).toBe(expected);
});

test.each([
  ['missing || false', 'there is no "missing" here'],
  ['false || missing', 'there is no "missing" here'],
  ['missing && true', 'there is no "missing" here'],
  ['missing || other', 'there is no "missing" here'],
  ['1 || false', 'a side of "||" has to be true or false, and is an int'],
  ['true && none', 'a side of "&&" has to be true or false, and is null'],
])('a fault that nothing decides over stays: %s', (source, text) => {
  expect(failureOf(source, scope).message).toContain(text);
});

test('a missing output keeps its code through operators', () => {
  expect(failureOf('steps.ask.output.approved || false', scope).code).toBe('no-output');
  expect(failureOf('!steps.ask.output.approved', scope).code).toBe('no-output');
  expect(failureOf('items.exists(x, steps.ask.output.ids == x)', scope).code).toBe('no-output');
});

test('a limit is never absorbed', () => {
  const big = { l: Array.from({ length: 10_000 }, (_, n) => n) };
  expect(failureOf('l.exists(a, l.exists(b, a + b < 0)) || true', big).code).toBe('expression-limit');
});

test.each([
  ['items.map(x, x * 2)', [2, 4, 6]],
  ['items.map(x, x > 1, x * 2)', [4, 6]],
  ['items.filter(x, x > 1)', [2, 3]],
  ['items.exists_one(x, x > 2)', true],
  ['items.exists_one(x, x > 1)', false],
  ['items.all(x, x > 0)', true],
  ['items.exists(x, x > 5)', false],
  ['table.map(k, k)', ['b', 'a']],
  ['items.map(x, items.map(y, x * y).sum()).sum()', 36],
  ['items.map(x, [x].map(x, x + 1)[0])', [2, 3, 4]],
  ['[].all(x, x)', true],
])('%s is %j', (source, expected) => {
  expect(valueOf(source, scope)).toEqual(expected);
});

test.each([
  ['text.map(x, x)', 'a loop needs a list, "text" is a string'],
  ['table.?b.map(x, x)', 'a loop needs a list, "table.?b" is optional: add .orValue([])'],
  ['items.filter(x, x)', 'the test of "filter" has to be true or false, and is an int'],
  ['items.exists(x, "a")', 'the test of "exists" has to be true or false, and is a string'],
  ['items.map(x, x.y)', '"x" is an int, so it has no field "y"'],
  ['text ? 1 : 2', 'the condition before "?" has to be true or false, and is a string'],
  ['!text', 'what follows "!" has to be true or false, and is a string'],
  ['-text', '"-" does not take a string'],
  ['-(-9223372036854775807 - 1)', 'a whole number is beyond 64 bits'],
  ['text.orValue(1)', '".orValue" follows an optional, such as `a.?b`, and not a string'],
  ['{text: 1, 2: 3}', 'a key has to be a text, and is an int'],
])('%s fails: %s', (source, text) => {
  expect(failureOf(source, scope).message).toBe(`Cannot evaluate \`${source}\`: ${text}`);
});

test.each([
  ['true ? 1 : missing', 1],
  ['false ? missing : 2', 2],
  ['!true', false],
  ['-2 + -(2.5)', -4.5],
  ['cel.bind(x, items.size(), x * x)', 9],
  ['{"a": [1, {"b": text}], text + "b": null}', { a: [1, { b: 'a' }], ab: null }],
  ['[1, "a", null, true]', [1, 'a', null, true]],
  ['type(1) == int && type(1.5) == double && type("") == string && type([]) == list', true],
  ['type({}) == map && type(true) == bool && type(null) == null_type && type(1) != string', true],
  ['[int].map(int, int)', ['int']],
])('%s is %j', (source, expected) => {
  expect(valueOf(source, scope)).toEqual(expected);
});

test('a list has at most 10,000 items where it is gone through', () => {
  const items = Array.from({ length: 10_001 }, () => 0);
  expect(valueOf('size(l.map(x, x))', { l: items.slice(1) })).toBe(10_000);
  expect(failureOf('size(l.map(x, x))', { l: items })).toEqual({
    code: 'expression-limit',
    message: 'Cannot evaluate `size(l.map(x, x))`: 10,001 items in a list are more than 10,000',
  });
  expect(valueOf('size(l) + l[10000]', { l: items })).toBe(10_001);
});

test('a name of the scope wins over a type of that name', () => {
  expect(valueOf('list.size()', { list: [1, 2] })).toBe(2);
});
