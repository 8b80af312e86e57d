import { expect, test } from 'vitest';
import { unknownName } from '../../../language/expressions/expression-problem.ts';

test('a problem gets a suggestion only where a near name exists', () => {
  const problem = { code: 'unknown-field', summary: 's', detail: 'd', range: { start: 0, end: 1 } };
  expect(unknownName(problem, 'usr', ['user'])).toEqual({ ...problem, suggestion: 'Did you mean "user"?' });
  expect(unknownName(problem, 'usr', ['title'])).toBe(problem);
});
