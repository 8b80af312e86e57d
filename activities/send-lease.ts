import { AsyncLocalStorage } from 'node:async_hooks';
import { UpstreamError } from '../connectors/upstream-error.ts';
import type { UtcMs } from '../contracts/time.ts';

/*
 * A worker that was paused in the middle of an action and wakes up later must not send: meanwhile another attempt may
 * have asked the upstream, found nothing and sent. So an action holds a lease, the intent's `sendBefore`, and the HTTP
 * client asks for it right before each request leaves.
 */

/** Longest time from a request to the last byte of its answer; also how long a sent request may still take effect. */
export const REQUEST_LIMIT_MS = 10_000;

const lease = new AsyncLocalStorage<{ readonly sendBefore: UtcMs; readonly now: () => UtcMs }>();

/** Runs something whose requests may leave only until the moment given. */
export function withSendLease<T>(sendBefore: UtcMs, now: () => UtcMs, body: () => Promise<T>): Promise<T> {
  return lease.run({ sendBefore, now }, body);
}

/**
 * To be called right before a request leaves. Without a lease, as for reads, anything may leave.
 *
 * @throws {UpstreamError} `unavailable` after the lease has ended: nothing was sent.
 */
export function assertMaySend(): void {
  const held = lease.getStore();
  if (held === undefined || held.now() < held.sendBefore) return;
  throw new UpstreamError(
    'unavailable',
    'Cannot send the request because its lease has ended: the worker was too slow. The next attempt asks the upstream first',
  );
}
