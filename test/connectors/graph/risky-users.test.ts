import { afterEach, expect, test } from 'vitest';
import { startSmallGraph } from './small-graph.ts';
import type { SmallGraph } from './small-graph.ts';

let small: SmallGraph | undefined;
afterEach(() => small?.close());

test('risk is confirmed and dismissed for the one user', async () => {
  small = await startSmallGraph({
    'POST /identityProtection/riskyUsers/confirmCompromised': { status: 204 },
    'POST /identityProtection/riskyUsers/dismiss': { status: 204 },
  });
  await small.graph.riskyUsers.confirmCompromised('u1');
  await small.graph.riskyUsers.dismiss('u1');
  expect(small.sent()).toEqual([{ userIds: ['u1'] }, { userIds: ['u1'] }]);
});

test('F12: too many calls are throttled, although Identity Protection names no pause', async () => {
  small = await startSmallGraph({ 'POST /identityProtection/riskyUsers/dismiss': { status: 429 } });
  await expect(small.graph.riskyUsers.dismiss('u1')).rejects.toMatchObject({
    kind: 'throttled',
    retryAfterMs: undefined,
  });
});
