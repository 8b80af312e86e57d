import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../../contracts/json.ts';
import { checkExpression, type ExpectedType } from '../../../language/expressions/check-expression.ts';
import { anExpression } from './arbitraries.ts';

const text = { type: 'string' };
const types: Record<string, JsonObject> = {
  event: {
    type: 'object',
    properties: { severity: text, score: { type: 'integer' }, users: { type: 'array', items: text }, extra: {} },
  },
  steps: {
    type: 'object',
    properties: {
      find: {
        type: 'object',
        properties: { status: text, output: { type: 'object', properties: { count: { type: 'integer' } } } },
      },
    },
  },
};

test('an expression without a mistake has no problem, and a type', () => {
  expect(checkExpression('event.severity == "high" && size(event.users) > 3', types, 'bool')).toEqual({
    problems: [],
    type: 'bool',
  });
  expect(checkExpression('steps.find.output.count', types, 'int')).toEqual({ problems: [], type: 'int' });
  expect(checkExpression('event.extra.anything', types, 'list')).toEqual({ problems: [], type: 'dyn' });
});

test('an unknown field is told with its place and the nearest name', () => {
  const source = 'size(event.users) > 1 && event.severty == "high"';
  const { problems } = checkExpression(source, types, 'bool');
  expect(problems).toEqual([
    {
      code: 'unknown-field',
      summary: 'Cannot read the field "severty": "event" has no such field',
      detail: 'It has: severity, score, users, extra',
      range: { start: 31, end: 38 },
      suggestion: 'Did you mean "severity"?',
    },
  ]);
  expect(source.slice(31, 38)).toBe('severty');
});

test('all problems are told, in the order written', () => {
  const { problems } = checkExpression('evnt.a || event.severty == "a" || steps.fnd.output.count > "1"', types);
  expect(problems.map(({ code, suggestion }) => [code, suggestion])).toEqual([
    ['unknown-variable', 'Did you mean "event"?'],
    ['unknown-field', 'Did you mean "severity"?'],
    ['unknown-field', 'Did you mean "find"?'],
  ]);
});

test('an optional field is looked up too', () => {
  expect(checkExpression('steps.find.?output.cuont.orValue(1)', types).problems).toMatchObject([
    { code: 'unknown-field', suggestion: 'Did you mean "count"?' },
  ]);
  expect(checkExpression('steps.find.?output.count.orValue(1)', types, 'int')).toEqual({ problems: [], type: 'int' });
  expect(checkExpression('has(event.severty)', types).problems).toMatchObject([{ code: 'unknown-field' }]);
});

test.each<[string, ExpectedType, string]>([
  ['event.score', 'bool', 'Cannot use the expression because a bool is needed: it is an int'],
  ['event.score', 'string', 'Cannot use the expression because a string is needed: it is an int'],
  ['2.5', 'int', 'Cannot use the expression because an int is needed: it is a double'],
  ['event.severity', 'list', 'Cannot use the expression because a list is needed: it is a string'],
  ['event.?severity', 'any', 'Cannot use the expression because it may have no value: its type is optional'],
])('%s is not %s', (source, expected, summary) => {
  const { problems } = checkExpression(`  ${source}\n`, types, expected);
  expect(problems).toMatchObject([{ code: 'type-mismatch', summary, range: { start: 2, end: 2 + source.length } }]);
});

test('a source that does not parse has that one problem', () => {
  expect(checkExpression('event.severity.matches("a")', types)).toMatchObject({
    type: 'dyn',
    problems: [{ code: 'method-matches' }],
  });
});

test('no text makes checking throw, and ranges lie inside of it', () => {
  fc.assert(
    fc.property(fc.oneof(anExpression, fc.string()), (source) => {
      for (const { range, summary } of checkExpression(source, types, 'bool').problems) {
        expect(summary).toMatch(/^Cannot .*[^.]$/s);
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.end).toBeLessThanOrEqual(source.length);
      }
    }),
    { numRuns: 3_000 },
  );
});
