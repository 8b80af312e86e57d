import { expect, test } from 'vitest';
import type { TaskView } from '../../api/contract.ts';
import { parseAnswers } from '../../cli/parse-answers.ts';

const taskOf = (form: TaskView['form']): TaskView => ({ form }) as TaskView;
const FORM = { properties: { name: { type: 'string' }, count: { type: 'integer' } }, required: ['name'] };

test('a text stays text, everything else is JSON', () => {
  expect(parseAnswers(taskOf(FORM), { answers: ['name=12', 'count=12', 'other=x'] })).toEqual({
    name: '12',
    count: 12,
    other: 'x',
  });
  expect(() => parseAnswers(taskOf(FORM), { answers: ['count=many'] })).toThrow('is not JSON');
});

test('a file is YAML or JSON of a mapping, and the command line counts before it', () => {
  const file = { name: 'a.yaml', text: 'name: a\ncount: 3\n' };
  expect(parseAnswers(taskOf(FORM), { answers: ['name=b'], file })).toEqual({ name: 'b', count: 3 });
  expect(parseAnswers(taskOf({}), { answers: [], file: { name: 'a.json', text: '{"name": "c"}' } })).toEqual({
    name: 'c',
  });
  expect(() => parseAnswers(taskOf(FORM), { answers: [], file: { name: 'a.yaml', text: 'just text' } })).toThrow(
    'it is no mapping',
  );
  expect(() => parseAnswers(taskOf(FORM), { answers: [], file: { name: 'a.yaml', text: '{' } })).toThrow(
    'it is no mapping',
  );
});
