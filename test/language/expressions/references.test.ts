import { expect, test } from 'vitest';
import { parseExpression } from '../../../language/expressions/parse-expression.ts';

/** Paths with dots, optional ones with a question mark at the end. */
function references(source: string): readonly string[] {
  const parsed = parseExpression(source);
  if (!parsed.ok) return [parsed.problem.summary];
  return parsed.references.map(({ path, optional }) => path.join('.') + (optional ? '?' : ''));
}

test.each([
  ['1 + 2', []],
  ['now', ['now']],
  ['steps.a.output["key"].b', ['steps.a.output.key.b']],
  ['steps.a.?output.b.orValue(inputs.c)', ['steps.a.output.b?', 'inputs.c']],
  ['steps.a[?"output"]', ['steps.a.output?']],
  ['has(steps.a.output)', ['steps.a.output?']],
  ['a[0].b', ['a']],
  ['a[b.c].d', ['a', 'b.c']],
  ['a.map(x, x.y + z)', ['a', 'z']],
  ['a.map(x, x.f, x.y + z)', ['a', 'z']],
  ['x.map(x, x)', ['x']],
  ['cel.bind(x, a.b, x.c + d)', ['a.b', 'd']],
  ['type(a) == list', ['a']],
  ['list.a', []],
  ['!a && -b < c ? d : e in f', ['a', 'b', 'c', 'd', 'e', 'f']],
  ['[a, {"k": b, c: 1}]', ['a', 'b', 'c']],
  ['size(a) + b.size() + a', ['a', 'b', 'a']],
])('%s reads %j', (source, expected) => {
  expect(references(source)).toEqual(expected);
});
