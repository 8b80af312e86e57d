import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { CLOCK_DIFFERENCE_MS_MAX, proofOf, signatureOf, type SentCall } from '../../identity/webhook-proof.ts';

const SECRET = 'a-secret-of-this-test';
const NOW = 1_772_438_400_000;

const call = (over: Partial<SentCall> = {}): SentCall => ({
  timestamp: String(NOW / 1_000),
  signature: undefined,
  authorization: undefined,
  idempotencyKey: undefined,
  raw: Buffer.from('{"a":1}'),
  ...over,
});

const signed = (over: Partial<SentCall> = {}): SentCall => {
  const unsigned = call(over);
  return { ...unsigned, signature: `sha256=${signatureOf(SECRET, unsigned).toString('hex')}`, ...over };
};

test('what is signed is time, key and body, joined by full stops', () => {
  const of = (text: string) => createHmac('sha256', SECRET).update(text).digest('hex');
  const hex = (over: Partial<SentCall>) => signatureOf(SECRET, call(over)).toString('hex');
  expect(hex({})).toBe(of('1772438400.{"a":1}'));
  expect(hex({ idempotencyKey: 'k-1' })).toBe(of('1772438400.k-1.{"a":1}'));
  expect(hex({ timestamp: undefined })).toBe(of('.{"a":1}'));
});

test('the signature that openssl makes is the right one', () => {
  // printf '%s.%s.%s' 1772438400 k-1 '{"a":1}' | openssl dgst -sha256 -hmac a-secret-of-this-test
  const signature = 'sha256=e5447ec94df961e93d48b9634a4ef9ff9e64a61d71af02a7c8e5aad0f4d778c0';
  expect(proofOf(call({ signature, idempotencyKey: 'k-1' }), SECRET, NOW)).toEqual({ ok: true, by: 'hmac' });
});

test.each([0, CLOCK_DIFFERENCE_MS_MAX, -CLOCK_DIFFERENCE_MS_MAX])('a clock that differs by %d ms is taken', (ms) => {
  expect(proofOf(signed(), SECRET, NOW + ms)).toEqual({ ok: true, by: 'hmac' });
});

test.each([CLOCK_DIFFERENCE_MS_MAX + 1, -CLOCK_DIFFERENCE_MS_MAX - 1])('one that differs by %d ms is not', (ms) => {
  expect(proofOf(signed(), SECRET, NOW + ms)).toEqual({ ok: false, because: 'wrong-time' });
});

describe('is refused', () => {
  test.each<[string, SentCall, string]>([
    ['nothing', call(), 'nothing-shown'],
    ['another scheme', call({ authorization: `Basic ${SECRET}` }), 'nothing-shown'],
    ['an empty bearer', call({ authorization: 'Bearer ' }), 'nothing-shown'],
    ['another bearer', call({ authorization: 'Bearer guessed' }), 'wrong-bearer'],
    ['the beginning of the bearer', call({ authorization: 'Bearer a-secret-of-this-tes' }), 'wrong-bearer'],
    ['a signature of another form', call({ signature: 'sha1=0' }), 'wrong-signature'],
    ['a signature that is too short', call({ signature: `sha256=${'0'.repeat(63)}` }), 'wrong-signature'],
    ['another signature', call({ signature: `sha256=${'0'.repeat(64)}` }), 'wrong-signature'],
    ['another body', { ...signed(), raw: Buffer.from('{"a":2}') }, 'wrong-signature'],
    ['another time', { ...signed(), timestamp: String(NOW / 1_000 + 1) }, 'wrong-signature'],
    ['another key', { ...signed({ idempotencyKey: 'k-1' }), idempotencyKey: 'k-2' }, 'wrong-signature'],
    ['a key that was not signed', { ...signed(), idempotencyKey: 'k-1' }, 'wrong-signature'],
    ['a time that is no number', signed({ timestamp: 'now' }), 'wrong-time'],
    ['no time', signed({ timestamp: undefined }), 'wrong-time'],
    [
      'a wrong signature beside the right bearer',
      call({ signature: 'x', authorization: `Bearer ${SECRET}` }),
      'wrong-signature',
    ],
  ])('%s', (_what, sent, because) => {
    expect(proofOf(sent, SECRET, NOW)).toEqual({ ok: false, because });
  });
});

test('the secret itself as bearer is taken', () => {
  expect(proofOf(call({ authorization: `Bearer ${SECRET}` }), SECRET, NOW)).toEqual({ ok: true, by: 'bearer' });
});
