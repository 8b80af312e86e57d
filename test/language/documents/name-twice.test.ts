import { expect, test } from 'vitest';
import { findingsOf } from '../a-world.ts';
import { FORM } from '../documents.ts';

test.each([
  [FORM.replace('name: lesson', 'name: verdict'), ['name-twice: verdict']],
  [
    FORM.replace('name: lesson', 'name: verdict').replace('name: began', 'name: verdict'),
    ['name-twice: verdict', 'name-twice: verdict'],
  ],
])('%#: every field after the first of a name is told', (text, findings) => {
  expect(findingsOf(text)).toEqual(findings);
});
