import { expect, test } from 'vitest';
import { readRefusal } from '../../../connectors/defender-endpoint/read-refusal.ts';

test('a refusal is told with their code, their words and their correlation id', () => {
  const error = { code: 'ResourceNotFound', message: 'Machine 1 was not found', target: '43f4cb08' };
  expect(readRefusal(404, { error })).toEqual({
    code: 'ResourceNotFound',
    message: 'Machine 1 was not found (correlation id 43f4cb08)',
  });
});

test('an order beside one of its kind that has not ended is a conflict, although they answer 400', () => {
  const error = { code: 'ActiveRequestAlreadyExists', message: 'Action is already in progress' };
  expect(readRefusal(400, { error })).toMatchObject({ kind: 'conflict', message: 'Action is already in progress' });
});

test.each([[undefined], [null], ['text'], [[]], [{}], [{ error: null }], [{ error: 'x' }]])(
  '%j says nothing, so that the status alone decides',
  (body) => {
    expect(readRefusal(400, body)).toEqual({});
  },
);

test('members of another type are left out', () => {
  expect(readRefusal(400, { error: { code: 7, message: { a: 1 } } })).toEqual({ code: '', message: '' });
});
