import { Type } from 'typebox';
import { expect, test } from 'vitest';
import { validateRequest } from '../../api/validate-request.ts';

const schema = Type.Object({ limit: Type.Integer({ minimum: 1, default: 50 }) }, { additionalProperties: false });
const check = (httpPart: string, value: unknown) =>
  validateRequest({ schema, httpPart, method: 'GET', url: '/' })(value) as unknown;

test('text in an address is read as the number that it is', () => {
  expect(check('querystring', { limit: '7' })).toEqual({ value: { limit: 7 } });
  expect(check('querystring', {})).toEqual({ value: { limit: 50 } });
});

test('text in an address that is no number is refused', () => {
  expect(check('querystring', { limit: 'x' })).toMatchObject({ error: { status: 400, code: 'invalid-request' } });
});

test('a body must have the types that it names', () => {
  expect(check('body', { limit: 7 })).toEqual({ value: { limit: 7 } });
  expect(check('body', { limit: '7' })).toMatchObject({
    error: { message: 'Cannot read the request: its body /limit must be integer' },
  });
});

test('what is unknown is refused, not dropped', () => {
  expect(check('querystring', { limit: '7', admin: '1' })).toMatchObject({ error: { code: 'invalid-request' } });
});
