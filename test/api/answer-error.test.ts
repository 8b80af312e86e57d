import fastify from 'fastify';
import { describe, expect, test } from 'vitest';
import { answerError, answerNotFound } from '../../api/answer-error.ts';
import { ApiError } from '../../api/api-error.ts';
import { InvariantViolation } from '../../contracts/invariant.ts';
import { LedgerUnavailable } from '../../ledger/ledger-unavailable.ts';

async function answerTo(problem: Error) {
  const server = fastify();
  server.setErrorHandler(answerError);
  server.setNotFoundHandler(answerNotFound);
  server.get('/', async () => Promise.reject(problem));
  const response = await server.inject('/');
  const missing = await server.inject('/nowhere');
  await server.close();
  return {
    status: response.statusCode,
    text: response.body,
    body: response.json<unknown>(),
    headers: response.headers,
    missing,
  };
}

test('a refusal is told as it is', async () => {
  const refusal = new ApiError(409, 'run-ended', 'Cannot cancel', {
    hint: 'Look',
    winner: 'ada',
    retryAfterSeconds: 3,
  });
  const { status, body, headers } = await answerTo(refusal);
  expect({ status, body }).toEqual({
    status: 409,
    body: { error: { code: 'run-ended', message: 'Cannot cancel', hint: 'Look', winner: 'ada' } },
  });
  expect(headers['retry-after']).toBe('3');
});

test('F9: the ledger away is 503 with a moment to come again, and nothing of how it is reached', async () => {
  const { status, text, headers } = await answerTo(
    new LedgerUnavailable('unreachable', 'postgresql://u:secret@db.example'),
  );
  expect(status).toBe(503);
  expect(headers['retry-after']).toBe('5');
  expect(text).not.toMatch(/secret|db\.example|stack/);
});

describe('our own mistakes tell nothing of the inside', () => {
  test.each([new InvariantViolation('table "secret"'), new TypeError('secret of undefined')])('%s', async (problem) => {
    const { status, text } = await answerTo(problem);
    expect(status).toBe(500);
    expect(text).not.toMatch(/secret|\.ts|stack/);
  });
});

test('a route that is not there', async () => {
  const { missing } = await answerTo(new TypeError('x'));
  expect([missing.statusCode, missing.json<unknown>()]).toMatchObject([404, { error: { code: 'no-such-route' } }]);
});
