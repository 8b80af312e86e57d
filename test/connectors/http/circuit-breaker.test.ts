import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createCircuitBreaker, OPEN_MS, OUTAGES_MAX } from '../../../connectors/http/circuit-breaker.ts';
import type { CircuitBreaker } from '../../../connectors/http/circuit-breaker.ts';
import { UpstreamError } from '../../../connectors/upstream-error.ts';

const BEGIN = Date.parse('2026-11-21T10:00:00Z');
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: BEGIN });
});
afterEach(() => {
  vi.useRealTimers();
});

const outage = new UpstreamError('unavailable', 'Cannot read: Example answered 503', { status: 503 });
const ok = (breaker: CircuitBreaker): Promise<string> =>
  breaker.run({ purpose: 'read', run: () => Promise.resolve('ok'), wasAsked: () => true });
async function fail(breaker: CircuitBreaker, error: Error = outage, wasAsked = true): Promise<unknown> {
  return breaker.run({ purpose: 'read', run: () => Promise.reject(error), wasAsked: () => wasAsked }).then(
    () => expect.fail('It did not fail'),
    (reason: unknown) => reason,
  );
}
async function failTimes(breaker: CircuitBreaker, times: number, error?: Error, wasAsked?: boolean): Promise<void> {
  for (let time = 0; time < times; time++) await fail(breaker, error, wasAsked);
}
const isOpen = (breaker: CircuitBreaker): boolean => {
  try {
    breaker.assertClosed('read');
    return false;
  } catch (error) {
    expect(error).toBeInstanceOf(UpstreamError);
    return true;
  }
};

test('F13: so many outages in a row open it, one less does not', async () => {
  const breaker = createCircuitBreaker('Example');
  await failTimes(breaker, OUTAGES_MAX - 1);
  expect(isOpen(breaker)).toBe(false);
  expect(await fail(breaker)).toBe(outage);
  expect(isOpen(breaker)).toBe(true);
});

test('F13: open, it sends nothing and says since when, why, and when to come again', async () => {
  const breaker = createCircuitBreaker('Example');
  await failTimes(breaker, OUTAGES_MAX);
  vi.setSystemTime(BEGIN + 4_000);
  let sent = 0;
  const refused = breaker.run({ purpose: 'list things', run: () => Promise.resolve(++sent), wasAsked: () => true });
  await expect(refused).rejects.toMatchObject({
    kind: 'unavailable',
    retryAfterMs: OPEN_MS - 4_000,
    message:
      'Cannot list things because Example has been down since 2026-11-21T10:00:00.000Z: nothing is sent for now. The last failure: Cannot read: Example answered 503',
  });
  vi.setSystemTime(BEGIN + OPEN_MS - 1);
  await expect(fail(breaker)).resolves.toMatchObject({ retryAfterMs: 1_000 });
  expect(sent).toBe(0);
});

test.each([
  ['a success', undefined],
  ['a 404', new UpstreamError('not-found', 'Cannot read', { status: 404 })],
  ['a 429', new UpstreamError('throttled', 'Cannot read', { status: 429 })],
  ['a 4xx that its code makes unavailable', new UpstreamError('unavailable', 'Cannot read', { status: 408 })],
  ['an answer that cannot be read', new UpstreamError('invalid-answer', 'Cannot read')],
])('F13: %s between outages is a sign of life, so that they are not in a row', async (_, life) => {
  const breaker = createCircuitBreaker('Example');
  await failTimes(breaker, OUTAGES_MAX - 1);
  await (life === undefined ? ok(breaker) : fail(breaker, life));
  await failTimes(breaker, OUTAGES_MAX - 1);
  expect(isOpen(breaker)).toBe(false);
});

test.each([
  ['what the caller gave up', new UpstreamError('cancelled', 'Cannot read'), true],
  ['what was never sent', new UpstreamError('unavailable', 'Cannot send'), false],
  ['a mistake of ours', new TypeError('x is not a function'), true],
])('F13: %s neither opens it nor is a sign of life', async (_, error, wasAsked) => {
  const breaker = createCircuitBreaker('Example');
  await failTimes(breaker, OUTAGES_MAX * 2, error, wasAsked);
  expect(isOpen(breaker)).toBe(false);
  await failTimes(breaker, OUTAGES_MAX - 1);
  await fail(breaker, error, wasAsked);
  await fail(breaker);
  expect(isOpen(breaker)).toBe(true);
});

test('F14: a write whose outcome is unknown counts as an outage', async () => {
  const breaker = createCircuitBreaker('Example');
  await failTimes(breaker, OUTAGES_MAX, new UpstreamError('outcome-unknown', 'Cannot write'));
  expect(isOpen(breaker)).toBe(true);
});

test('F13: after the pause one call is the probe, others are refused meanwhile, and its success closes it', async () => {
  const breaker = createCircuitBreaker('Example');
  await failTimes(breaker, OUTAGES_MAX);
  vi.setSystemTime(BEGIN + OPEN_MS);
  expect(isOpen(breaker)).toBe(false);
  const gate: { open?: (answer: string) => void } = {};
  const answered = new Promise<string>((resolve) => (gate.open = resolve));
  const probe = breaker.run({ purpose: 'probe', run: () => answered, wasAsked: () => true });
  expect(await fail(breaker)).toMatchObject({ kind: 'unavailable', retryAfterMs: 1_000 });
  gate.open?.('ok');
  expect(await probe).toBe('ok');
  expect(isOpen(breaker)).toBe(false);
  await failTimes(breaker, OUTAGES_MAX - 1);
  expect(isOpen(breaker)).toBe(false);
});

test.each([
  ['fails', outage, true],
  ['is cancelled', new UpstreamError('cancelled', 'Cannot read'), true],
  ['is never sent', new UpstreamError('unauthorized', 'Cannot get a token'), false],
])('F13: a probe that %s opens it again, down since the first outage', async (_, error, wasAsked) => {
  const breaker = createCircuitBreaker('Example');
  await failTimes(breaker, OUTAGES_MAX);
  vi.setSystemTime(BEGIN + OPEN_MS);
  expect(await fail(breaker, error, wasAsked)).toBe(error);
  expect(await fail(breaker)).toMatchObject({
    retryAfterMs: OPEN_MS,
    message: expect.stringContaining('since 2026-11-21T10:00:00.000Z'),
  });
  vi.setSystemTime(BEGIN + OPEN_MS * 2);
  expect(await ok(breaker)).toBe('ok');
});

test('F13: a 404 that the probe brings closes it: the upstream lives', async () => {
  const breaker = createCircuitBreaker('Example');
  await failTimes(breaker, OUTAGES_MAX);
  vi.setSystemTime(BEGIN + OPEN_MS);
  await fail(breaker, new UpstreamError('not-found', 'Cannot read', { status: 404 }));
  expect(isOpen(breaker)).toBe(false);
});
