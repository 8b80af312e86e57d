import { describe, expect, test } from 'vitest';
import { answerEffect, failureOf, type EffectCourse } from '../../activities/answer-effect.ts';
import { UpstreamError } from '../../connectors/upstream-error.ts';
import type { FlushEffect } from '../../contracts/activities.ts';
import { openDatabase } from '../../ledger/database.ts';
import { listRecords } from '../../ledger/records.ts';
import { started } from '../ledger/a-run.ts';
import { aHeader, withActivityWorld } from './activity-world.ts';

const world = withActivityWorld();

const course = (over: Partial<EffectCourse<FlushEffect>> = {}): EffectCourse<FlushEffect> => ({
  withoutLedger: () => 'proceed',
  body: () => Promise.resolve({ status: 'succeeded', output: 1 }),
  ...over,
});
const effect = (over: Partial<FlushEffect> = {}): FlushEffect => ({ ...aHeader(), kind: 'flush', ...over });
const answer = (of: FlushEffect, with_: EffectCourse<FlushEffect>, isLocal = false) =>
  world.run(answerEffect(world.dependencies, with_), of, { isLocal });

/** The same world with a ledger that nobody listens for. */
const withoutLedger = () => ({ ...world.dependencies, db: openDatabase('postgresql://x:y@127.0.0.1:1/none') });

describe('the frame of an effect', () => {
  test.each([
    [false, true],
    [true, false],
  ])('writes the records first: local %s, confirmed %s', async (isLocal, confirmed) => {
    const of = effect({ records: [started(1)] });
    expect(await answer(of, course(), isLocal)).toEqual({ recorded: true, status: 'succeeded', output: 1 });
    expect(await listRecords(world.db, of.run.tenant, of.run.runId)).toMatchObject([{ seq: 1, confirmed }]);
  });

  test('without the ledger what changes the world waits, longer each time, up to five minutes (F9)', async () => {
    const blocked = answerEffect(withoutLedger(), course({ withoutLedger: () => 'block' }));
    for (const [attempt, pauseMs] of [
      [1, 5_000],
      [2, 10_000],
      [7, 300_000],
      [50, 300_000],
    ] as const) {
      const answered = await world.run(blocked, effect({ attempt, records: [started(1)] }));
      expect(answered).toMatchObject({ recorded: false, status: 'again', failure: { code: 'ledger-unavailable' } });
      expect(answered.status === 'again' && answered.at - world.clock.at).toBe(pauseMs);
    }
  });

  test('without the ledger messages to people go out, and say that nothing was recorded (F9)', async () => {
    const proceeding = answerEffect(withoutLedger(), course());
    expect(await world.run(proceeding, effect({ records: [started(1)] }))).toEqual({
      recorded: false,
      status: 'succeeded',
      output: 1,
    });
  });

  test('an upstream that refuses is a failure with its code', async () => {
    const refused = course({ body: () => Promise.reject(new UpstreamError('forbidden', 'No', { status: 403 })) });
    expect(await answer(effect(), refused)).toMatchObject({
      status: 'failed',
      failure: { code: 'forbidden', upstreamStatus: 403 },
    });
  });

  test('a mistake of ours is an answer too', async () => {
    const broken = course({ body: () => Promise.reject(new RangeError('off by one')) });
    expect(await answer(effect(), broken)).toMatchObject({ status: 'failed', failure: { code: 'internal' } });
  });

  test('the body is told to end before Temporal gives the activity up', async () => {
    const slow = course({
      body: (_effect, { signal }) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => resolve({ status: 'succeeded', output: 'stopped' }));
        }),
    });
    const limited = answerEffect(world.dependencies, slow);
    expect(await world.run(limited, effect(), { startToCloseTimeoutMs: 100 })).toMatchObject({ output: 'stopped' });
  });
});

test('what the upstream said travels with the failure, and nothing is invented', () => {
  expect(failureOf(new UpstreamError('throttled', 'Slow', { retryAfterMs: 5, status: 429, requestId: 'r' }))).toEqual({
    code: 'throttled',
    message: 'Slow',
    retryAfterMs: 5,
    upstreamStatus: 429,
    upstreamRequestId: 'r',
  });
  expect(failureOf(new UpstreamError('unavailable', 'Gone'))).toEqual({ code: 'unavailable', message: 'Gone' });
});
