import { expect, test } from 'vitest';
import type { JsonObject } from '../../../contracts/json.ts';
import type { Node } from '../../../language/expressions/node.ts';
import { parseSource } from '../../../language/expressions/parse-source.ts';
import { isSurelyThere, itemsOfNode, schemaOfNode, scopeInside } from '../../../language/expressions/schema-of-node.ts';

const A = { type: 'string', description: 'a' };
const object = (properties: Readonly<Record<string, JsonObject>>, required: readonly string[]): JsonObject => ({
  type: 'object',
  properties,
  required: [...required],
});
const SCOPE = {
  inputs: object({ a: A, maybe: A, nullable: { type: ['integer', 'null'] }, list: { type: 'array', items: A } }, [
    'a',
    'nullable',
    'list',
  ]),
  steps: object({ one: object({ status: A, output: object({ a: A }, ['a']) }, ['status', 'output']) }, ['one']),
  vars: object({ a: A }, ['a']),
};

function nodeOf(source: string): Node {
  const parsed = parseSource(source);
  if (!parsed.ok) throw new TypeError(parsed.problem.summary);
  return parsed.node;
}

test.each(['inputs.a', 'inputs["a"]', 'inputs.list[0]', 'inputs.list[size(inputs.a)]'])(
  '%s has its schema',
  (source) => {
    expect(schemaOfNode(nodeOf(source), SCOPE)).toBe(A);
  },
);

test.each(['inputs.?a', 'inputs[?"a"]', 'inputs.other', 'unknown.a', 'unknown[0]', 'size(inputs.a)', 'inputs.a + "x"'])(
  'of %s nothing is told',
  (source) => expect(schemaOfNode(nodeOf(source), SCOPE)).toBeUndefined(),
);

test('a loop goes through the items of its list, also of one that was filtered', () => {
  expect(itemsOfNode(nodeOf('inputs.list'), SCOPE)).toBe(A);
  expect(itemsOfNode(nodeOf('inputs.list.filter(x, true)'), SCOPE)).toBe(A);
  expect(itemsOfNode(nodeOf('inputs.list.map(x, 1)'), SCOPE)).toBeUndefined();
  expect(scopeInside(SCOPE, 'x', undefined)['x']).toEqual({});
  expect(scopeInside(SCOPE, 'inputs', A)['inputs']).toBe(A);
});

test.each([
  '1',
  'inputs.a',
  'steps.one.status',
  '!(inputs.a == "x")',
  'inputs.a in ["x", inputs.a]',
  'size(inputs.list) > 0',
  'inputs.list.size() > 0 && true',
])('%s is surely there', (source) => expect(isSurelyThere(nodeOf(source), SCOPE)).toBe(true));

test.each([
  'inputs.maybe',
  'inputs.?a',
  'vars.a',
  'steps.one.output.a',
  'inputs.nullable < 3',
  '3 > inputs.nullable',
  'inputs.list[0]',
  'int(inputs.a)',
  'unknown.a',
  'size(inputs.maybe)',
  'inputs.maybe == "a"',
  '[inputs.maybe] == []',
])('%s may be missing', (source) => expect(isSurelyThere(nodeOf(source), SCOPE)).toBe(false));
