import { expect, test } from 'vitest';
import { checkDocument } from '../../../language/check-document.ts';
import { aPlaybook, checked, findingsOf, WORLD } from '../a-world.ts';

const CALL = '{ action: hunting.run }';
const TOLD = ['calls-over-limit: hunting.run'];
const each = (more: string, steps = CALL): string => `- forEach: { in: '[1]', as: item${more} }\n  steps: [${steps}]`;
const again = (more: string, steps = CALL): string =>
  `- repeat: { until: 'run.id == "x"'${more} }\n  steps: [${steps}]`;
const told = (steps: string): readonly string[] => findingsOf(aPlaybook(steps));
const summaries = (steps: string): readonly string[] =>
  checked(aPlaybook(steps)).diagnostics.map(({ summary }) => summary);

test('a loop over as many items as the API takes in a minute is right, one more is told', () => {
  expect(told(each(', max: 45'))).toEqual([]);
  expect(told(each(', max: 46'))).toEqual(TOLD);
  expect(told(each(''))).toEqual(TOLD);
  expect(summaries(each(', max: 46'))).toEqual([
    'Cannot call "hunting.run" 46 times in a minute, as the loop allows, because "graph-hunting" takes 45',
  ]);
});

test('a wait in each turn slows a loop, for all items that are at work at once', () => {
  expect(told(each(', max: 100', `${CALL}, { wait: 20s }`))).toEqual([]);
  expect(told(each(', max: 100, concurrency: 15', `${CALL}, { wait: 20s }`))).toEqual([]);
  expect(told(each(', max: 100, concurrency: 16', `${CALL}, { wait: 20s }`))).toEqual(TOLD);
  expect(told(each(', max: 46', `${CALL}, { if: item == 2, wait: 20s }`))).toEqual(TOLD);
  expect(told(each(', max: 46', `${CALL}, { wait: { businessHours: 1h, calendar: berlin-office } }`))).toEqual(TOLD);
});

test('a repeat is as quick as its pace, and the limit of an hour counts beside that of a minute', () => {
  expect(told(again(', max: 45'))).toEqual([]);
  expect(told(again(', max: 46'))).toEqual(TOLD);
  expect(told(again(', max: 5000, every: 6s'))).toEqual([]);
  expect(summaries(again(', max: 5000, every: 5s'))).toEqual([
    'Cannot call "hunting.run" 720 times in an hour, as the loop allows, because "graph-hunting" takes 600',
  ]);
  expect(told(again(', max: 5000, every: 1s', `${CALL}, { wait: 6s }`))).toEqual([]);
});

test('loops in loops multiply, and groups do not', () => {
  expect(told(each(', max: 9', `{ do: [{ repeat: { until: 'run.id == "x"', max: 5 }, steps: [${CALL}] }] }`))).toEqual(
    [],
  );
  expect(told(each(', max: 9', `{ repeat: { until: 'run.id == "x"', max: 6 }, steps: [${CALL}] }`))).toEqual(TOLD);
});

test('an action without a limit, and one outside a loop, are right', () => {
  expect(told(each('', '{ action: noop.run }'))).toEqual([]);
  expect(told(`- ${CALL}`)).toEqual([]);
});

test.each([
  [{ perHour: 600 }, 600],
  [{ perMinute: 45 }, 45],
])('an API may have one limit alone: %o', (figures, most) => {
  const hunting = { ...required(WORLD.actions.get('hunting.run')), limits: { api: 'a', source: 'b', ...figures } };
  const world = { ...WORLD, actions: new Map([...WORLD.actions, ['hunting.run', hunting]]) };
  const codes = (max: number): readonly string[] =>
    checkDocument(aPlaybook(each(`, max: ${max}`)), 'playbook.yaml', world).diagnostics.map(({ code }) => code);
  expect(codes(most)).toEqual([]);
  expect(codes(most + 1)).toEqual(['calls-over-limit']);
});

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new TypeError('It is not there');
  return value;
}
