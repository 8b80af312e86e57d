import { expect, test } from 'vitest';
import { aPlaybook, checked, findingsOf } from '../a-world.ts';
import { tells, tellsNothing } from '../tells.ts';

const ONE = '- { id: one, wait: 1s }\n';
const LIMITS =
  'inputs: { level: { type: string, enum: [low, high] }, count: { type: integer, minimum: 1, maximum: 9 }, id: { type: string, minLength: 2, maxLength: 4 }, all: { type: list, items: { type: string, enum: [a, b] } } }\n';

tells([
  [
    'a status that does not exist',
    `${ONE}- { if: steps.one.status == "success", wait: 1s }`,
    ['impossible-value: "success"'],
  ],
  [
    'a status in a list',
    `${ONE}- { if: 'steps.one.status in ["succeeded", "ok"]', wait: 1s }`,
    ['impossible-value: "ok"'],
  ],
  [
    'a status of a loop turn',
    '- { id: turns, forEach: { in: "[1]", as: n }, steps: [] }\n- set: { bad: "${{ steps.turns.output.exists(turn, turn.status == \'broken\') }}" }',
    ["impossible-value: 'broken'"],
  ],
  [
    'a status of a turn that a filter has left',
    '- { id: turns, forEach: { in: "[1]", as: n }, steps: [] }\n- set: { bad: "${{ steps.turns.output.filter(t, true).all(t, t.status != \'x\') }}" }',
    ["impossible-value: 'x'"],
  ],
  [
    'a branch that a race does not have',
    '- id: first\n  race: { mail: [{ wait: 1s }], chat: [{ wait: 2s }] }\n- { if: steps.first.output.winner == "phone", wait: 1s }',
    ['impossible-value: "phone"'],
  ],
  [
    'a value that no step gives to a variable',
    '- set: { level: low }\n- { if: "true", set: { level: high } }\n- { if: vars.level == "hihg", wait: 1s }',
    ['impossible-value: "hihg"'],
  ],
]);

tellsNothing([
  ['every status that exists', `${ONE}- { if: 'steps.one.status in ["succeeded", "failed"]', wait: 1s }`],
  [
    'a comparison with null, or with a field',
    `${ONE}- { if: steps.one.status != null && steps.one.status != run.id, wait: 1s }`,
  ],
  [
    'a variable that is computed somewhere',
    '- set: { level: low }\n- set: { level: "${{ run.id }}" }\n- { if: vars.level == "x", wait: 1s }',
  ],
  [
    'a variable of several types',
    '- set: { level: low }\n- set: { level: [1] }\n- { if: vars.level == "x", wait: 1s }',
  ],
  ['an optional field', '- { id: two, wait: 1s }\n- { if: steps.two.?status.orValue("none") == "none", wait: 1s }'],
  ['the length of something bound', '- { if: "cel.bind(x, run.id, x == \'a\')", wait: 1s }'],
]);

test.each([
  ['inputs.level == "hihg"', '"hihg"'],
  ['"hihg" != inputs.level', '"hihg"'],
  ['inputs.count == 10', '10'],
  ['inputs.count == -1', '-1'],
  ['inputs.id == ""', '""'],
  ['inputs.all[0] == "c"', '"c"'],
  ['inputs["level"] == "c"', '"c"'],
])('an input is compared with what its limits forbid: %s', (condition, marked) => {
  expect(findingsOf(aPlaybook(`- { if: '${condition}', wait: 1s }`, LIMITS))).toEqual([`impossible-value: ${marked}`]);
});

test.each([
  'inputs.count == 9',
  'inputs.count == 1',
  'inputs.id == "abcd"',
  '"c" in inputs.all',
  'inputs.all[?0].orValue("c") == "c"',
])('an input is compared with what it may be: %s', (condition) =>
  expect(findingsOf(aPlaybook(`- { if: '${condition}', wait: 1s }`, LIMITS))).toEqual([]),
);

test.each([
  ['success', 'succeeded'],
  ['failure', 'failed'],
  ['canceled', 'cancelled'],
])('"%s" asks for "%s"', (written, meant) => {
  const { diagnostics } = checked(aPlaybook(`${ONE}- { if: steps.one.status == "${written}", wait: 1s }`));
  expect(diagnostics[0]?.suggestion).toBe(`Did you mean "${meant}"?`);
});

test('in a playbook with a step that could not be read, nothing is said of variables', () => {
  const text = aPlaybook('- set: { level: low }\n- { wiat: 1s }\n- { if: vars.level == "x", wait: 1s }');
  expect(findingsOf(text).filter((finding) => finding.startsWith('impossible'))).toEqual([]);
});
