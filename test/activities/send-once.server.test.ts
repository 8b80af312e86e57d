import { describe, expect, test } from 'vitest';
import { sendOnce, SEND_WITHIN_MS, type OneEffect } from '../../activities/send-once.ts';
import { REQUEST_LIMIT_MS } from '../../activities/send-lease.ts';
import { UpstreamError } from '../../connectors/upstream-error.ts';
import { aHeader, withActivityWorld } from './activity-world.ts';

const world = withActivityWorld();

function anEffect(over: Partial<OneEffect> = {}): OneEffect {
  const effect = { ...aHeader(), kind: 'flush' as const };
  return {
    effect,
    key: effect.idempotencyKey,
    action: 'trial@1',
    inputSha256: 'b'.repeat(64),
    signal: new AbortController().signal,
    send: () => Promise.resolve({ done: true }),
    ...over,
  };
}
const crash = (): Promise<never> => Promise.reject(new RangeError('the process went away here'));

describe('an effect on the world', () => {
  test('is sent once, and a repeat gets the answer of the first', async () => {
    let sent = 0;
    const one = anEffect({ send: () => Promise.resolve(++sent) });
    expect(await sendOnce(world.dependencies, one)).toEqual({ status: 'succeeded', output: 1 });
    expect(await sendOnce(world.dependencies, one)).toEqual({ status: 'succeeded', output: 1 });
    expect(sent).toBe(1);
  });

  test('whose outcome was lost is asked about before it is sent again (F2)', async () => {
    const maybes: boolean[] = [];
    const one = anEffect({ send: crash });
    await expect(sendOnce(world.dependencies, one)).rejects.toThrow(RangeError);
    world.clock.at += SEND_WITHIN_MS + REQUEST_LIMIT_MS;
    const again = { ...one, send: (maybeSent: boolean) => Promise.resolve(maybes.push(maybeSent)) };
    expect(await sendOnce(world.dependencies, again)).toMatchObject({ status: 'succeeded' });
    expect(maybes).toEqual([true]);
  });

  test('waits until nothing of the lost attempt can take effect any more (F3)', async () => {
    const begun = world.clock.at;
    const one = anEffect({ send: crash });
    await expect(sendOnce(world.dependencies, one)).rejects.toThrow(RangeError);
    world.clock.at = begun + SEND_WITHIN_MS + REQUEST_LIMIT_MS - 1;
    expect(await sendOnce(world.dependencies, one)).toMatchObject({
      status: 'again',
      at: begun + SEND_WITHIN_MS + REQUEST_LIMIT_MS,
      failure: { code: 'outcome-unknown' },
    });
  });

  test('that the upstream refused without executing it may be sent again at once', async () => {
    const one = anEffect({ send: () => Promise.reject(new UpstreamError('throttled', 'Slow down')) });
    expect(await sendOnce(world.dependencies, one)).toMatchObject({ status: 'failed', failure: { code: 'throttled' } });
    const maybes: boolean[] = [];
    await sendOnce(world.dependencies, { ...one, send: (maybeSent) => Promise.resolve(maybes.push(maybeSent)) });
    expect(maybes).toEqual([false]);
  });

  test('whose answer was lost is not called failed: a later attempt looks', async () => {
    const one = anEffect({ send: () => Promise.reject(new UpstreamError('outcome-unknown', 'No answer')) });
    expect(await sendOnce(world.dependencies, one)).toMatchObject({ status: 'again' });
    expect(await sendOnce(world.dependencies, one)).toMatchObject({ status: 'again' });
  });

  test('that failed only after its lease had ended is not believed to be unsent', async () => {
    const send = () => {
      world.clock.at += SEND_WITHIN_MS;
      return Promise.reject(new UpstreamError('unavailable', 'Gone'));
    };
    expect(await sendOnce(world.dependencies, anEffect({ send }))).toMatchObject({ status: 'again' });
  });

  test('is sent by one of two attempts that look at the same moment', async () => {
    const one = anEffect({ send: crash });
    await expect(sendOnce(world.dependencies, one)).rejects.toThrow(RangeError);
    world.clock.at += SEND_WITHIN_MS + REQUEST_LIMIT_MS;
    let sent = 0;
    const again = { ...one, send: () => Promise.resolve(++sent) };
    await Promise.all([sendOnce(world.dependencies, again), sendOnce(world.dependencies, again)]);
    expect(sent).toBe(1);
  });
});
