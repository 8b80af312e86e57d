import { expect, test } from 'vitest';
import { aPlaybook, checked, findingsOf } from '../a-world.ts';

test('a default that its input would refuse is told at the default', () => {
  const text = aPlaybook(
    '- wait: 1h',
    'inputs: { a: { type: integer, maximum: 5, default: 6 }, b: { type: integer, default: 1 } }\n',
  );
  expect(findingsOf(text)).toEqual(['input-default: 6']);
  expect(checked(text).diagnostics[0]?.summary).toBe(
    'Cannot use the default of "a" because it must be at most 5: found 6',
  );
});

test.each([
  ['{ type: boolean, default: yes }', 'true'],
  ['{ type: list, items: boolean, default: [true, no] }', 'false'],
  ['{ type: boolean, default: 1 }', undefined],
  ['{ type: integer, default: "5" }', undefined],
  ['{ type: integer, maximum: 5, default: 6 }', undefined],
])('the default of %s: %s is meant', (input, replacement) => {
  const text = aPlaybook('- wait: 1h', `inputs: { a: ${input} }\n`);
  const [finding] = checked(text).diagnostics;
  expect(finding).toMatchObject({ code: 'input-default' });
  expect(finding?.fix?.replacement).toBe(replacement);
});

test.each([
  ['{ a: { type: integer, default: yes }, b: boolean }', ['input-default: yes']],
  ['{ a: { type: integer, default: 1, description: How many }, b: boolean }', []],
  ['readiness', []],
])('the fields of a form in the playbook are judged like inputs: %s', (form, findings) => {
  const task = `- task: { title: Look, to: [{ team: csirt }], form: ${form} }`;
  expect(findingsOf(aPlaybook(task))).toEqual(findings);
});
