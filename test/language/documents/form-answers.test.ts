import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { checked } from '../a-world.ts';
import { FORM } from '../documents.ts';

function answersOf(text: string) {
  const { document } = checked(text);
  return document?.kind === 'Form' ? document.answers : expect.fail('The form is right');
}

test('each field has the schema of its answer, with what people read beside it', () => {
  expect(answersOf(FORM)['properties']).toMatchObject({
    verdict: { type: 'string', enum: ['harmless', 'harmful'], title: 'Verdict', description: 'What it was' },
    hosts: { type: 'array', items: { type: 'string', maxLength: 60 }, default: [] },
    count: { type: 'integer', minimum: 1, maximum: 9, default: 3 },
    lesson: { type: 'string', maxLength: 2000 },
  });
});

const isRight = new Ajv({ strict: false }).compile(
  answersOf(FORM.replace('name: count, type: integer, minimum: 1, maximum: 9, default: 3', 'name: day, type: date')),
);
const ANSWERS = { verdict: 'harmless', hosts: ['pc-1'], lesson: 'x' };

test.each([
  [ANSWERS, true],
  [{ ...ANSWERS, day: '2026-12-24', began: '2026-12-24T18:00:00+01:00' }, true],
  [{ ...ANSWERS, day: '24.12.2026' }, false],
  [{ ...ANSWERS, day: '2026-13-24' }, false],
  [{ ...ANSWERS, began: '2026-12-24T18:00:00' }, false],
  [{ ...ANSWERS, verdict: 'unclear' }, false],
  [{ ...ANSWERS, hosts: [1] }, false],
  [{ ...ANSWERS, other: 1 }, false],
  [{ verdict: 'harmless', hosts: [] }, false],
])('%j: an answer is right or wrong', (answers, expected) => expect(isRight(answers)).toBe(expected));
