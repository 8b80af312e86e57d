import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPace } from '../../../connectors/teams/pace.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('calls go one after the other at their distance, and after a pause at once', async () => {
  const pace = createPace('it', 250, 2);
  const gone: number[] = [];
  const start = Date.now();
  for (const _ of [1, 2, 3]) void pace.turn(undefined).then(() => gone.push(Date.now() - start));
  await vi.advanceTimersByTimeAsync(499);
  expect(gone).toEqual([0, 250]);
  await vi.advanceTimersByTimeAsync(10_000);
  await pace.turn(undefined);
  expect(gone).toEqual([0, 250, 500]);
});

test('as many as may wait do, one more is refused and told when to come again', async () => {
  const pace = createPace('it', 1_000, 2);
  const turns = [1, 2, 3].map(() => pace.turn(undefined));
  await expect(pace.turn(undefined)).rejects.toMatchObject({ kind: 'throttled', retryAfterMs: 3_000 });
  await vi.advanceTimersByTimeAsync(2_000);
  await expect(Promise.all(turns)).resolves.toHaveLength(3);
});

test('who cancels does not wait', async () => {
  const pace = createPace('it', 1_000, 5);
  const stop = new AbortController();
  await pace.turn(stop.signal);
  const waiting = pace.turn(stop.signal);
  stop.abort();
  await expect(waiting).rejects.toMatchObject({ kind: 'cancelled' });
  await expect(pace.turn(stop.signal)).rejects.toMatchObject({ kind: 'cancelled' });
  const patient = pace.turn(new AbortController().signal);
  await vi.advanceTimersByTimeAsync(3_000);
  await expect(patient).resolves.toBeUndefined();
});
