import { expect, test } from 'vitest';
import { assertMaySend, withSendLease } from '../../activities/send-lease.ts';
import { UpstreamError } from '../../connectors/upstream-error.ts';

const attempt = (sendBefore: number, now: number): Promise<string> =>
  withSendLease(
    sendBefore,
    () => now,
    async () => {
      await Promise.resolve();
      assertMaySend();
      return 'sent';
    },
  );

test('a request may leave until its lease ends, and not at its end (F3)', async () => {
  expect(await attempt(1_000, 999)).toBe('sent');
  await expect(attempt(1_000, 1_000)).rejects.toBeInstanceOf(UpstreamError);
});

test('without a lease, as for reads, anything may leave', () => {
  expect(() => assertMaySend()).not.toThrow();
});
