import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../../contracts/json.ts';
import { checkAnswers } from '../../../language/plan/check-answers.ts';
import { fillForm } from '../../../rehearsal/month/fill-form.ts';

const NOW = Date.UTC(2026, 2, 2, 8);
const form = (properties: JsonObject): JsonObject => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

test('a field gets its default, the first of its choice, or something plain', () => {
  const fields = {
    chosen: { type: 'string', enum: ['low', 'high'] },
    set: { type: 'integer', default: 7 },
    yes: { type: 'boolean' },
    count: { type: 'integer', minimum: 3 },
    few: { type: 'number', maximum: 0 },
    day: { type: 'string', format: 'date' },
    moment: { type: 'string', format: 'date-time' },
    list: { type: 'array', items: { type: 'string' } },
    inner: form({ a: { type: 'string' } }),
  };
  expect(fillForm(form(fields), NOW)).toEqual({
    chosen: 'low',
    set: 7,
    yes: true,
    count: 3,
    few: 0,
    day: '2026-03-02',
    moment: '2026-03-02T08:00:00.000Z',
    list: [],
    inner: { a: 'Done as asked' },
  });
});

test('what is filled in fits the form, whatever the form asks for', () => {
  const size = fc.option(fc.nat(40), { nil: undefined });
  const limits = (least: string, most: string, arbitrary: fc.Arbitrary<number | undefined>) =>
    fc.tuple(arbitrary, arbitrary).map(([one, other]) => ({
      ...(one === undefined ? {} : { [least]: Math.min(one, other ?? one) }),
      ...(other === undefined ? {} : { [most]: Math.max(one ?? other, other) }),
    }));
  const whole = fc.option(fc.integer({ min: -99, max: 99 }), { nil: undefined });
  const field = fc.oneof(
    limits('minLength', 'maxLength', size).map((own) => ({ type: 'string', ...own })),
    limits('minimum', 'maximum', whole).map((own) => ({ type: 'integer', ...own })),
    limits('minimum', 'maximum', whole).map((own) => ({ type: 'number', ...own })),
    fc.array(fc.string(), { minLength: 1 }).map((words) => ({ type: 'string', enum: words })),
    fc.constantFrom('boolean', 'array', 'object').map((type) => ({ type })),
  );
  const name = fc.string().filter((one) => one !== '__proto__');
  fc.assert(
    fc.property(fc.dictionary(name, field, { noNullPrototype: true }), (fields) => {
      const asked = form(fields);
      expect(checkAnswers(asked, fillForm(asked, NOW), { isPartial: false })).toMatchObject({ ok: true });
    }),
  );
});
