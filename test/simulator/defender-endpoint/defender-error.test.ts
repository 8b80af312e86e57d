import { expect, test } from 'vitest';
import { defenderError, notFound } from '../../../simulator/defender-endpoint/defender-error.ts';

test('a refusal has code, message and an id to ask support about', () => {
  const answer = defenderError(notFound('Machine', '7'));
  expect(answer.status).toBe(404);
  expect(JSON.parse(String(answer.body))).toEqual({
    error: {
      code: 'ResourceNotFound',
      message: 'Machine 7 was not found',
      target: expect.stringMatching(/^[0-9a-f-]{36}$/),
    },
  });
  expect(answer.headers).not.toHaveProperty('Retry-After');
});

test('a wait is told in whole seconds', () => {
  const answer = defenderError({ status: 429, code: 'TooManyRequests', message: 'Wait', retryAfterSeconds: 12 });
  expect(answer.headers?.['Retry-After']).toBe('12');
});
