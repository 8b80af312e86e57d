import { expect, test } from 'vitest';
import { UpstreamError } from '../../connectors/upstream-error.ts';

test('an upstream error carries its kind and what the upstream said, and leaves out what it did not say', () => {
  const error = new UpstreamError('throttled', 'Cannot read: the service answered 429', {
    status: 429,
    retryAfterMs: 5_000,
  });
  expect(error).toMatchObject({ name: 'UpstreamError', kind: 'throttled', status: 429, retryAfterMs: 5_000 });
  expect([error.upstreamCode, error.requestId, error.cause]).toEqual([undefined, undefined, undefined]);
});
