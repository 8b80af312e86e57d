import { MockActivityEnvironment } from '@temporalio/testing';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HEARTBEAT_EVERY_MS, withHeartbeat } from '../../activities/with-heartbeat.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('an activity beats at once and every three seconds, and stops with its body', async () => {
  const environment = new MockActivityEnvironment();
  let beats = 0;
  environment.on('heartbeat', () => {
    beats += 1;
  });
  let finish: (value: string) => void = () => undefined;
  const running = environment.run(() => withHeartbeat(() => new Promise<string>((resolve) => (finish = resolve))));
  await vi.advanceTimersByTimeAsync(2 * HEARTBEAT_EVERY_MS);
  expect(beats).toBe(3);
  finish('done');
  expect(await running).toBe('done');
  await vi.advanceTimersByTimeAsync(2 * HEARTBEAT_EVERY_MS);
  expect(beats).toBe(3);
});

test('a local activity does not beat: nobody would hear it', async () => {
  const environment = new MockActivityEnvironment({ isLocal: true });
  let beats = 0;
  environment.on('heartbeat', () => {
    beats += 1;
  });
  expect(await environment.run(() => withHeartbeat(() => Promise.resolve('done')))).toBe('done');
  expect(beats).toBe(0);
});
