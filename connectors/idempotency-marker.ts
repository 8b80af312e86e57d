import { createHash } from 'node:crypto';

const DIGITS = 24;

/**
 * The mark by which a text that we wrote is known again, where an upstream has no idempotency of its own: letters, digits and
 * a colon, so that it can be searched for.
 *
 * @param idempotencyKey made of run and step, never of the attempt.
 */
export function idempotencyMarker(idempotencyKey: string): string {
  return `watchbill:${createHash('sha256').update(idempotencyKey).digest('hex').slice(0, DIGITS)}`;
}
