import { expect, test } from 'vitest';
import { aPlaybook, findingsOf } from '../a-world.ts';
import { tells, tellsNothing } from '../tells.ts';

const INPUTS =
  'inputs: { kind: string, level: { type: string, enum: [low, high] }, count: { type: integer, minimum: 1, maximum: 9 }, urgent: boolean, names: { type: list, items: string } }\n';

test.each([
  ['inputs.kind == "a" && inputs.kind == "b"', 'inputs.kind == "b"'],
  ['inputs.urgent && !inputs.urgent', '!inputs.urgent'],
  ['inputs.count > 9', 'inputs.count > 9'],
  ['9 < inputs.count', '9 < inputs.count'],
  ['inputs.count > 3 && inputs.count <= 3', 'inputs.count <= 3'],
  ['inputs.count < 1 || inputs.count > 9', 'inputs.count < 1 || inputs.count > 9'],
  ['size(inputs.names) < 0 && inputs.urgent', 'size(inputs.names) < 0'],
  ['!(inputs.count >= 1)', '!(inputs.count >= 1)'],
  ['inputs.kind in []', 'inputs.kind in []'],
  ['inputs.kind in ["a", "b"] && !(inputs.kind in ["a", "b", "c"])', '!(inputs.kind in ["a", "b", "c"])'],
  ['inputs.urgent && (inputs.kind == "x" && inputs.kind != "x")', 'inputs.kind != "x"'],
  ['inputs.urgent ? inputs.count > 9 : inputs.count < 1', 'inputs.urgent ? inputs.count > 9 : inputs.count < 1'],
])('%s never holds', (condition, marked) => {
  expect(findingsOf(aPlaybook(`- { if: '${condition}', wait: 1s }`, INPUTS))).toEqual([`condition-never: ${marked}`]);
});

test.each([
  'inputs.kind == "a" || inputs.kind == "b"',
  'inputs.kind != "a" && inputs.kind != "b"',
  'inputs.count > 8',
  'inputs.count > 3 && inputs.count < 5',
  'inputs.kind in ["a", run.id] && inputs.kind == "c"',
  'inputs.kind == run.id && inputs.kind == "c"',
  'inputs.kind < "b" && inputs.kind > "a"',
  'inputs.kind in inputs.names && !(inputs.kind in inputs.names) || inputs.urgent',
  'inputs.names.exists(x, x == "a") && inputs.names.exists(x, x == "b")',
])('%s may hold', (condition) => {
  expect(findingsOf(aPlaybook(`- { if: '${condition}', wait: 1s }`, INPUTS))).toEqual([]);
});

test('what the steps around ask counts, as far as it cannot change', () => {
  const steps = (inner: string): string =>
    `- if: inputs.kind == "a" && vars.x == "1"\n  do: [{ if: '${inner}', wait: 1s }]`;
  const set = '- set: { x: "${{ run.id }}" }\n';
  expect(findingsOf(aPlaybook(set + steps('inputs.kind == "b"'), INPUTS))).toEqual([
    'condition-never: inputs.kind == "b"',
  ]);
  expect(findingsOf(aPlaybook(set + steps('vars.x == "2"'), INPUTS))).toEqual([]);
});

test('a case that an earlier one takes never holds; with exactlyOne all are asked', () => {
  const steps = '- switch:\n    - { when: inputs.count > 3, steps: [] }\n    - { when: inputs.count > 5, steps: [] }\n';
  expect(findingsOf(aPlaybook(steps, INPUTS))).toEqual(['condition-never: inputs.count > 5']);
  expect(findingsOf(aPlaybook(`${steps}  exactlyOne: true`, INPUTS))).toEqual([]);
});

test('below a condition that never holds nothing more is told', () => {
  const steps = '- if: inputs.count > 9\n  do: [{ if: inputs.kind == "b", wait: 1s }]';
  expect(findingsOf(aPlaybook(steps, INPUTS))).toEqual(['condition-never: inputs.count > 9']);
});

tells([
  [
    'a status that a step cannot have at once',
    '- { id: one, wait: 1s }\n- { if: steps.one.status == "failed" && steps.one.status == "skipped", wait: 1s }',
    ['condition-never: steps.one.status == "skipped"'],
  ],
]);

tellsNothing(
  [
    ['a condition that reads nothing', '- { if: "false", wait: 1s }\n- { if: "!true", wait: 1s }'],
    [
      'a part that may fail, and another that decides',
      '- { if: event.kind == "a" || event.kind != "a", wait: 1s }'.replaceAll('event.kind', 'inputs.mail.subject'),
    ],
  ].slice(0, 1) as [string, string][],
);
