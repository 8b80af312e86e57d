import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../contracts/json.ts';
import { checkAnswers } from '../../../language/plan/check-answers.ts';

const form = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
  ...more,
});

const problems = (schema: JsonObject, value: JsonObject[string]): readonly string[] => {
  const checked = checkAnswers(form({ x: schema }), { x: value }, { isPartial: false });
  return checked.ok ? [] : checked.problems;
};

describe('an answer', () => {
  test.each<[JsonObject, JsonObject[string], readonly string[]]>([
    [{ type: 'string' }, 'a', []],
    [{ type: 'string' }, 1, ['"x" must be a text']],
    [{ type: 'boolean' }, 'yes', ['"x" must be true or false']],
    [{ type: 'number' }, '1', ['"x" must be a number']],
    [{ type: 'integer' }, 1.5, ['"x" must be a whole number']],
    [{ type: 'integer' }, 2, []],
    [{ type: 'array' }, {}, ['"x" must be a list']],
    [{ type: 'object' }, [], ['"x" must be a mapping of names to values']],
    [{ type: 'object' }, null, ['"x" must be a mapping of names to values']],
    [{ type: 'null' }, 1, []],
    [{}, null, []],
    [{ enum: ['low', 1] }, 'low', []],
    [{ enum: ['low', 1] }, 'high', ['"x" must be one of "low", 1']],
    [{ type: 'integer', minimum: 1 }, 1, []],
    [{ type: 'integer', minimum: 1 }, 0, ['"x" must be 1 or more']],
    [{ type: 'integer', maximum: 3 }, 3, []],
    [{ type: 'integer', maximum: 3 }, 4, ['"x" must be 3 at most']],
    [{ type: 'string', minLength: 2 }, 'ab', []],
    [{ type: 'string', minLength: 2 }, 'a', ['"x" must have 2 characters or more']],
    [{ type: 'string', maxLength: 2 }, '👍👍', []],
    [{ type: 'string', maxLength: 2 }, 'abc', ['"x" must have 2 characters at most']],
    [{ type: 'string', format: 'date' }, '2026-11-21', []],
    [{ type: 'string', format: 'date' }, '2026-13-21', ['"x" must be a day such as 2026-11-21']],
    [{ type: 'string', format: 'date' }, 'tomorrow', ['"x" must be a day such as 2026-11-21']],
    [{ type: 'string', format: 'date-time' }, '2026-11-21T09:30:00+01:00', []],
    [
      { type: 'string', format: 'date-time' },
      '2026-11-21T09:30',
      ['"x" must be a moment such as 2026-11-21T09:30:00Z'],
    ],
    [
      { type: 'string', format: 'date-time' },
      '2026-99-21T09:30:00Z',
      ['"x" must be a moment such as 2026-11-21T09:30:00Z'],
    ],
    [{ type: 'string', format: 'email' }, 'anything', []],
    [{ type: 'array', items: { type: 'integer' } }, [1, 'b'], ['"x[1]" must be a whole number']],
    [form({ a: { type: 'string' } }), { a: 1 }, ['"x.a" must be a text']],
    [form({ a: {} }), {}, ['"x.a" is missing']],
    [form({ a: {} }), { a: 1, b: 2 }, ['"x.b" is unknown: asked is a']],
    [{ type: 'object' }, { b: 2 }, []],
  ])('to %j that is %j', (schema, value, expected) => {
    expect(problems(schema, value)).toEqual(expected);
  });
});

test('defaults are filled in, and what is in place already may leave everything out', () => {
  const asked = form({ a: { type: 'integer' }, b: { type: 'integer', default: 2 } }, { required: ['a'] });
  expect(checkAnswers(asked, { a: 1 }, { isPartial: false })).toEqual({ ok: true, answers: { a: 1, b: 2 } });
  expect(checkAnswers(asked, {}, { isPartial: true })).toEqual({ ok: true, answers: {} });
  expect(checkAnswers(asked, {}, { isPartial: false })).toEqual({ ok: false, problems: ['"a" is missing'] });
  expect(checkAnswers(asked, { b: 'x' }, { isPartial: true })).toEqual({
    ok: false,
    problems: ['"b" must be a whole number'],
  });
});

test('a form without fields takes no answer, and a form that is not known takes any', () => {
  expect(checkAnswers(form({}), { a: 1 }, { isPartial: false })).toEqual({
    ok: false,
    problems: ['"a" is unknown: nothing is asked'],
  });
  expect(checkAnswers({ type: 'object', additionalProperties: true }, { a: 1 }, { isPartial: false }).ok).toBe(true);
});

test('answers that are no mapping are told as a whole', () => {
  const list = [] as unknown as JsonObject; // what a sender may claim to be answers
  expect(checkAnswers(form({ a: {} }), list, { isPartial: true })).toEqual({
    ok: false,
    problems: ['they must be a mapping of names to values'],
  });
});
