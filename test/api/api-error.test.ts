import { expect, test } from 'vitest';
import { ApiError, notFound, temporalUnavailable } from '../../api/api-error.ts';

test('an error carries what the caller is told', () => {
  expect(new ApiError(409, 'x', 'Cannot')).toMatchObject({ status: 409, code: 'x', message: 'Cannot', details: {} });
});

test('what is asked for by a strange name is quoted', () => {
  expect(notFound('run', 'a"\u001b[31m').message).toBe(
    'Cannot find run "a\\"\\u001b[31m" in any tenant that you work for',
  );
});

test('F6: Temporal away says when to come again', () => {
  expect(temporalUnavailable()).toMatchObject({ status: 503, details: { retryAfterSeconds: 5 } });
});
