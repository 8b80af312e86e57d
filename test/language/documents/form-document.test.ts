import { expect, test } from 'vitest';
import { checked, findingsOf } from '../a-world.ts';
import { FORM } from '../documents.ts';

test.each([
  [FORM.replace('name: count', 'name: hosts'), ['name-twice: hosts']],
  [FORM.replace('name: count', 'name: Count'), ['wrong-value: Count']],
  [FORM.replace('type: moment', 'type: time'), ['wrong-value: time']],
  [FORM.replace('default: 3', 'default: 10'), ['input-default: 10']],
  [FORM.replace('default: []', 'default: [1]'), ['input-default: [1]']],
  [FORM.replace('items: { type: string,', 'items: { type: strng,'), ['wrong-value: strng']],
  [FORM.replace(/fields:[^]*/, 'fields: []\n'), ['wrong-value: []']],
  [FORM.replace('multiline: true', 'multiline: yes'), ['yaml-boolean: yes']],
])('%#: fields have names of their own, types that exist and defaults that fit', (text, findings) => {
  expect(findingsOf(text)).toEqual(findings);
});

test('a form hands out the schema of its answers', () => {
  const { document } = checked(FORM);
  expect(document?.kind === 'Form' ? document.answers : undefined).toMatchObject({
    type: 'object',
    required: ['verdict', 'hosts', 'lesson'],
    additionalProperties: false,
  });
});
