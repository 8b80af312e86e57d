import { describe, expect, test } from 'vitest';
import type { FeedRef, IntakeReport } from '../../contracts/activities.ts';
import type { TenantId } from '../../contracts/ids.ts';
import { PAUSE_MAX_MS, pauseMs } from '../../workflows/event-intake.ts';
import { TASK_QUEUE, withTemporal } from './with-temporal.ts';

const temporal = withTemporal();
const FEED: FeedRef = { tenant: 'contoso' as TenantId, source: 'o365-management', contentType: 'Audit.General' };
const report = (more: boolean): IntakeReport => ({
  seen: 0,
  duplicates: 0,
  handedOver: 0,
  unmatched: 0,
  more,
  cursor: null,
});
const start = (workflowId: string, pollSeconds: number) =>
  temporal.client.workflow.start('eventIntake', { taskQueue: TASK_QUEUE, workflowId, args: [FEED, { pollSeconds }] });

describe('the intake of a feed', () => {
  test('takes the next turn at once while there is more, and then pauses until it is told to stop', async () => {
    let turns = 0;
    const pollFeed = () => Promise.resolve(report(++turns < 3));
    await temporal.withWorker({ pollFeed }, async () => {
      const handle = await start('intake-more', 3_600);
      await expect.poll(() => turns, { timeout: 10_000 }).toBe(3);
      await handle.signal('stop');
      await handle.result();
      expect(turns).toBe(3);
    });
  });

  test('goes on after a turn that failed', async () => {
    let turns = 0;
    const pollFeed = () => (++turns === 1 ? Promise.reject(new RangeError('down')) : Promise.resolve(report(false)));
    await temporal.withWorker({ pollFeed }, async () => {
      const handle = await start('intake-fails', 1);
      await expect.poll(() => turns, { timeout: 15_000 }).toBeGreaterThan(1);
      await handle.signal('stop');
      await handle.result();
    });
  });

  test('moves on after many turns under the same id', async () => {
    let turns = 0;
    const pollFeed = () => Promise.resolve(report(++turns < 200));
    await temporal.withWorker({ pollFeed }, async () => {
      const handle = await start('intake-long', 3_600);
      await expect.poll(() => turns, { timeout: 40_000 }).toBe(200);
      expect((await temporal.client.workflow.getHandle('intake-long').describe()).runId).not.toBe(
        handle.firstExecutionRunId,
      );
      await temporal.client.workflow.getHandle('intake-long').signal('stop');
      await handle.result();
    });
  });
});

test.each([
  [60, 0, 60_000],
  [60, 1, 120_000],
  [60, 10, PAUSE_MAX_MS],
  [60, 1_000, PAUSE_MAX_MS],
  [900, 0, 900_000],
  [0, 0, 1_000],
])('with %i s between turns and %i failures the pause is %i ms', (seconds, failures, ms) => {
  expect(pauseMs(seconds, failures)).toBe(ms);
});
