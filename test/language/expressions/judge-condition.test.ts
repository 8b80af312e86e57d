import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate } from '../../../language/expressions/evaluate.ts';
import {
  assume,
  judgeCondition,
  literalOf,
  rangeOfCulprit,
  NO_FACTS,
  type Condition,
} from '../../../language/expressions/judge-condition.ts';
import { parseSource } from '../../../language/expressions/parse-source.ts';

const inputs = {
  type: 'object',
  properties: {
    level: { type: 'string', enum: ['low', 'high'] },
    count: { type: 'integer', minimum: 0, maximum: 3 },
    urgent: { type: 'boolean' },
    names: { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 2 },
    word: { type: 'string', minLength: 2, maxLength: 3 },
    maybe: { type: 'string' },
  },
  required: ['level', 'count', 'urgent', 'names', 'word'],
  additionalProperties: false,
};

function conditionOf(source: string): Condition {
  const parsed = parseSource(source);
  if (!parsed.ok) throw new TypeError(`${source}: ${parsed.problem.summary}`);
  return { node: parsed.node, source, scope: { inputs } };
}

const atom = fc.oneof(
  fc.constantFrom(
    'inputs.urgent',
    'inputs.word.startsWith("a")',
    'true',
    'false',
    'has(inputs.maybe)',
    'inputs.maybe == "a"',
    'inputs.maybe != "a"',
  ),
  fc
    .tuple(fc.constantFrom('==', '!='), fc.constantFrom('low', 'high', 'none'))
    .map(([op, word]) => `inputs.level ${op} "${word}"`),
  fc
    .tuple(
      fc.constantFrom('inputs.count', 'size(inputs.names)', 'size(inputs.word)', 'inputs.names.size()'),
      fc.constantFrom('==', '!=', '<', '<=', '>', '>='),
      fc.integer({ min: -1, max: 4 }),
    )
    .map(([left, op, right]) => `${left} ${op} ${right}`),
  fc
    .tuple(fc.integer({ min: -1, max: 4 }), fc.constantFrom('<', '<=', '>', '>='))
    .map(([left, op]) => `${left} ${op} inputs.count`),
  fc.subarray(['"low"', '"high"', 'inputs.word', '"none"']).map((words) => `inputs.level in [${words.join(', ')}]`),
  fc.constantFrom('inputs.level == inputs.word', 'inputs.word in inputs.names', 'inputs.count < size(inputs.names)'),
);
const condition = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    atom,
    fc
      .tuple(tie('any'), fc.constantFrom('&&', '||'), tie('any'))
      .map(([left, op, right]) => `(${left}) ${op} (${right})`),
    tie('any').map((inner) => `!(${inner})`),
    fc.tuple(tie('any'), tie('any'), tie('any')).map(([test, yes, no]) => `(${test}) ? (${yes}) : (${no})`),
  ),
})).any;
const given = fc.record(
  {
    level: fc.constantFrom('low', 'high'),
    count: fc.integer({ min: 0, max: 3 }),
    urgent: fc.boolean(),
    names: fc.array(fc.constantFrom('abc', 'low'), { minLength: 1, maxLength: 2 }),
    word: fc.constantFrom('ab', 'low', '😀'),
    maybe: fc.constantFrom('a', 'b'),
  },
  { requiredKeys: ['level', 'count', 'urgent', 'names', 'word'] },
);

test('what is said of a condition holds for every value that its scope allows', () => {
  fc.assert(
    fc.property(condition, given, (source, values) => {
      const { mayBeTrue, mayBeFalse } = judgeCondition(conditionOf(source), NO_FACTS);
      const evaluated = evaluate(source, { inputs: values });
      if (!evaluated.ok) return;
      expect(evaluated.value === true ? mayBeTrue : mayBeFalse).toBe(true);
    }),
    { numRuns: 3_000 },
  );
});

test('what is assumed of a condition holds wherever the condition does', () => {
  fc.assert(
    fc.property(condition, condition, given, fc.boolean(), (known, source, values, truth) => {
      const holds = evaluate(known, { inputs: values });
      const evaluated = evaluate(source, { inputs: values });
      if (!holds.ok || holds.value !== truth || !evaluated.ok) return;
      const facts = assume(conditionOf(known), truth, NO_FACTS);
      expect(facts).toBeDefined();
      const { mayBeTrue, mayBeFalse } = judgeCondition(conditionOf(source), facts);
      expect(evaluated.value === true ? mayBeTrue : mayBeFalse).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test('after a contradiction nothing may be, and nothing can be assumed', () => {
  const contradiction = assume(
    conditionOf('inputs.urgent'),
    false,
    assume(conditionOf('inputs.urgent'), true, NO_FACTS),
  );
  expect(contradiction).toBeUndefined();
  expect(assume(conditionOf('inputs.count > 1'), true, contradiction)).toBeUndefined();
  expect(judgeCondition(conditionOf('inputs.urgent'), assume(conditionOf('false'), true, NO_FACTS))).toEqual({
    mayBeTrue: false,
    mayBeFalse: false,
  });
});

test.each([
  ['inputs.urgent && (inputs.count > 3)', 'inputs.count > 3'],
  ['inputs.urgent && !(size(inputs.names) > 0)', '!(size(inputs.names) > 0)'],
  ['inputs.urgent && !((inputs.count) >= (0) )', '!((inputs.count) >= (0) )'],
  ['inputs.count > 3 && inputs.urgent', 'inputs.count > 3'],
  [
    '!(inputs.maybe == "a" || inputs.maybe != "a") && inputs.urgent',
    '!(inputs.maybe == "a" || inputs.maybe != "a") && inputs.urgent',
  ],
  ['inputs.count > 3 || inputs.count < 0', 'inputs.count > 3 || inputs.count < 0'],
])('of %s the smallest part that never holds is %s', (source, part) => {
  const { start, end } = rangeOfCulprit(conditionOf(source), NO_FACTS);
  expect(source.slice(start, end)).toBe(part);
});

test('a literal is a value, with its sign', () => {
  expect(
    ['1', '-1', '-1.5', '"a"', 'null', '-inputs.count', '!true', 'inputs.count'].map((source) =>
      literalOf(conditionOf(source).node),
    ),
  ).toEqual([1, -1, -1.5, 'a', null, undefined, undefined, undefined]);
});
