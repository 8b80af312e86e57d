import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseExpression } from '../../../language/expressions/parse-expression.ts';
import { anExpression } from './arbitraries.ts';

test('parsing lists what an expression reads', () => {
  expect(parseExpression('steps.find.output.count > inputs.limit')).toEqual({
    ok: true,
    references: [
      { path: ['steps', 'find', 'output', 'count'], range: { start: 0, end: 23 }, optional: false },
      { path: ['inputs', 'limit'], range: { start: 26, end: 38 }, optional: false },
    ],
  });
});

test('parsing tells the problem otherwise', () => {
  expect(parseExpression('1 +')).toMatchObject({ ok: false, problem: { code: 'expression-syntax' } });
});

test('no text makes parsing throw, and ranges lie inside of it', () => {
  fc.assert(
    fc.property(fc.oneof(anExpression, fc.string(), fc.string({ unit: 'binary' })), (source) => {
      const parsed = parseExpression(source);
      const ranges = parsed.ok ? parsed.references.map(({ range }) => range) : [parsed.problem.range];
      for (const range of ranges) {
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.end).toBeGreaterThanOrEqual(range.start);
        expect(range.end).toBeLessThanOrEqual(source.length);
      }
    }),
    { numRuns: 3_000 },
  );
});
