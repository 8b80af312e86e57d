import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { UtcMs } from '../contracts/time.ts';

/** How far the clocks of caller and API may differ, either way. */
export const CLOCK_DIFFERENCE_MS_MAX = 5 * 60_000;

/** A call as it was sent; absent headers are undefined. */
export interface SentCall {
  /** Unix seconds. */
  readonly timestamp: string | undefined;
  /** `sha256=` and 64 hexadecimal digits. */
  readonly signature: string | undefined;
  readonly authorization: string | undefined;
  readonly idempotencyKey: string | undefined;
  readonly raw: Buffer;
}

/** How a call showed that it knows the secret, or why it did not. Told to people of ours only. */
export type Proof =
  | { readonly ok: true; readonly by: 'hmac' | 'bearer' }
  | { readonly ok: false; readonly because: 'nothing-shown' | 'wrong-signature' | 'wrong-time' | 'wrong-bearer' };

/** Compares what a call shows with the secret, in a time that tells nothing of either. A signature counts before a bearer. */
export function proofOf(call: SentCall, secret: string, now: UtcMs): Proof {
  const { signature, authorization } = call;
  if (signature !== undefined) return signed(call, { signature, secret, now });
  const shown = BEARER.exec(authorization ?? '')?.[1];
  if (shown === undefined) return { ok: false, because: 'nothing-shown' };
  return isSame(hashOf(shown), hashOf(secret)) ? { ok: true, by: 'bearer' } : { ok: false, because: 'wrong-bearer' };
}

/**
 * What a caller signs: time, its own key if it has one, body, joined by full stops. The key is part of it, so that nobody
 * who saw a call can make another one out of it.
 */
export function signatureOf(
  secret: string,
  { timestamp = '', idempotencyKey, raw }: Pick<SentCall, 'timestamp' | 'idempotencyKey' | 'raw'>,
): Buffer {
  const key = idempotencyKey === undefined ? '' : `${idempotencyKey}.`;
  return createHmac('sha256', secret).update(`${timestamp}.${key}`).update(raw).digest();
}

const BEARER = /^Bearer ([^\s]{1,16384})$/;
const SIGNATURE = /^sha256=([0-9a-f]{64})$/;
const SECONDS = /^\d{1,12}$/;

function signed(
  call: SentCall,
  { signature, secret, now }: { readonly signature: string; readonly secret: string; readonly now: UtcMs },
): Proof {
  const digits = SIGNATURE.exec(signature)?.[1];
  const isRight = digits !== undefined && isSame(Buffer.from(digits, 'hex'), signatureOf(secret, call));
  if (!isRight) return { ok: false, because: 'wrong-signature' };
  const { timestamp = '' } = call;
  const isNow = SECONDS.test(timestamp) && Math.abs(now - Number(timestamp) * 1_000) <= CLOCK_DIFFERENCE_MS_MAX;
  return isNow ? { ok: true, by: 'hmac' } : { ok: false, because: 'wrong-time' };
}

/** Both have 32 bytes. */
function isSame(one: Buffer, other: Buffer): boolean {
  return timingSafeEqual(one, other);
}

/** Secrets have different lengths; their hashes have one. */
function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
