import { expect, test } from 'vitest';
import { aPlaybook, findingsOf } from '../a-world.ts';

const INPUTS =
  'inputs: { kind: string, level: { type: string, enum: [low, high] }, count: { type: integer, minimum: 1, maximum: 9 }, urgent: boolean, names: { type: list, items: string, default: [] } }\n';

test.each([
  'inputs.kind != "a" || inputs.kind != "b"',
  'inputs.count >= 1',
  'size(inputs.names) >= 0',
  'inputs.names.size() >= 0',
  'inputs.level in ["low", "high"]',
  'inputs.urgent || !inputs.urgent',
])('%s always holds', (condition) => {
  expect(findingsOf(aPlaybook(`- { if: '${condition}', wait: 1s }`, INPUTS))).toEqual([
    `condition-always: ${condition}`,
  ]);
});

test.each([
  'inputs.count >= 2',
  'vars.x != "a" || vars.x != "b"',
  'steps.one.output.until != "a" || steps.one.output.until != "b"',
  'inputs.?kind.orValue("") != "a" || inputs.?kind.orValue("") != "b"',
  'run.outcome != "a" || run.outcome != "b"',
  'has(inputs.kind) || !has(inputs.kind)',
])('%s may fail, or not hold', (condition) => {
  const text = aPlaybook(
    `- set: { x: "\${{ run.id }}" }\n- { id: one, wait: 1s }\n- { if: '${condition}', wait: 1s }`,
    INPUTS,
  );
  expect(findingsOf(text)).toEqual([]);
});

test('a last case may take all that is left, and `true` is meant', () => {
  const steps =
    '- switch: [{ when: inputs.count < 5, steps: [] }, { when: inputs.count >= 1, steps: [] }]\n- { if: "true", wait: 1s }';
  expect(findingsOf(aPlaybook(steps, INPUTS))).toEqual([]);
});
