import { expect, test } from 'vitest';
import { problemOf, valueOf } from './results.ts';

test.each([
  ['event.user.matches("a")', 'method-matches', 'matches'],
  ['(a.b).matches("a")', 'method-matches', 'matches'],
  ['timestamp(now).getHours("Europe/Berlin")', 'zone-in-expression', 'timestamp(now).getHours("Europe/Berlin")'],
  ['t.getDayOfWeek(zone)', 'zone-in-expression', 't.getDayOfWeek(zone)'],
  ['1 + foo(2)', 'unknown-function', 'foo'],
  ['b"abc"', 'expression-syntax', 'b"abc"'],
  ['5u', 'expression-syntax', '5u'],
  ['has(event)', 'expression-syntax', 'has(event)'],
  ['a.all(x, b.map(y, c.filter(z, true)))', 'expression-limit', 'filter'],
  ['cel.bind(x, 1)', 'unknown-function', 'bind'],
  ['optional.some(1)', 'unknown-function', 'optional.some'],
  ['has()', 'unknown-function', 'has'],
])('%s is refused as %s', (source, code, marked) => {
  const found = problemOf(source);
  expect(found.problem.code).toBe(code);
  expect(found.marked.replace(/^.(?=")/, '')).toBe(marked.replace(/^.(?=")/, ''));
});

test('a refusal says what to write instead', () => {
  expect(problemOf('t.matches("a")').problem).toEqual({
    code: 'method-matches',
    summary: 'Cannot use `text.matches(pattern)` in an expression: that form has no bound on its time',
    detail: 'Write `matches(text, pattern)`',
    range: { start: 2, end: 9 },
  });
  expect(problemOf('l.distnct()').problem).toMatchObject({
    summary: 'Cannot call "distnct" as a method with no arguments: there is no such function'.replace(
      'no arguments',
      '0 arguments',
    ),
    suggestion: 'Did you mean "distinct"?',
  });
  expect(problemOf('distinct(l)').problem).toMatchObject({
    summary: 'Cannot call "distinct" as a function with one argument: it has another form',
    detail: 'Write `list.distinct()`',
  });
});

test('two loops may lie in each other, and any number may follow each other', () => {
  expect(valueOf('[1, 2].map(x, [3].map(y, x * y))')).toEqual([[3], [6]]);
  expect(valueOf('[1, 2, 3].filter(x, x > 1).map(x, x + 1).filter(x, x > 3).map(x, x)')).toEqual([4]);
});

test('a function may be told from a field of the same name', () => {
  expect(valueOf('e.size + e.size()', { e: { size: 40, other: 1 } })).toBe(42);
});

test('`optional` and `cel` are namespaces only where they are called', () => {
  expect(valueOf('optional.a + cel.a', { optional: { a: 1 }, cel: { a: 2 } })).toBe(3);
  expect(valueOf('cel.trim()', { cel: ' a ' })).toBe('a');
});
