import { expect, test } from 'vitest';
import { jsonAnswer } from '../../../simulator/server/exchange.ts';

test('a JSON answer says its type and keeps further headers', () => {
  expect(jsonAnswer(201, { a: 1 }, { Location: '/x' })).toEqual({
    status: 201,
    headers: { 'content-type': 'application/json; charset=utf-8', Location: '/x' },
    body: '{"a":1}',
  });
});
