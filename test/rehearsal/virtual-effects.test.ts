import { describe, expect, test } from 'vitest';
import type { Effect } from '../../contracts/activities.ts';
import type { StepPath } from '../../contracts/ids.ts';
import type { RunRecord } from '../../contracts/run.ts';
import { CancelToken } from '../../engine/cancel-token.ts';
import type { EffectHints, Settled } from '../../engine/effects.ts';
import type { Answer } from '../../rehearsal/answers.ts';
import { VirtualClock } from '../../rehearsal/virtual-clock.ts';
import { VirtualEffects } from '../../rehearsal/virtual-effects.ts';
import { aPlan, aStart, failsWith, gives, MINUTE, SECOND } from '../engine/plans.ts';

const HINTS: EffectHints = { quick: false, cancellable: false, limitMs: MINUTE };
const RECORD: RunRecord = {
  seq: 1,
  at: '2026-03-02T08:00:00.000Z',
  event: { type: 'records-lost', count: 1 },
};
const EFFECT: Effect = {
  kind: 'action',
  action: 'test.write',
  version: 1,
  input: {},
  run: aStart(aPlan([])).context,
  path: 'a' as StepPath,
  attempt: 1,
  idempotencyKey: '0'.repeat(64),
  title: 'a',
  records: [RECORD],
};

/** Carries out one effect that is answered so. */
async function actOnce(
  answer: Answer,
  hints: Partial<EffectHints> = {},
  cancelAt?: number,
): Promise<{ settled: Settled | undefined; at: number; effects: VirtualEffects }> {
  const clock = new VirtualClock(0);
  const effects = new VirtualEffects(clock, { answer: () => answer });
  const token = new CancelToken();
  let settled: Settled | undefined;
  if (cancelAt !== undefined) clock.at(cancelAt, () => token.cancel());
  void effects.act(EFFECT, { ...HINTS, ...hints }, token).then((end) => (settled = end));
  await clock.runUntil(() => settled !== undefined);
  return { settled, at: clock.now, effects };
}

describe('an effect', () => {
  test('comes back after its time with its answer', async () => {
    const { settled, at } = await actOnce(gives('done', 5 * SECOND));
    expect(settled).toEqual({ status: 'succeeded', output: 'done', recorded: true });
    expect(at).toBe(5 * SECOND);
  });

  test('that fails is an answer too', async () => {
    const { settled } = await actOnce(failsWith('throttled', 7));
    expect(settled).toMatchObject({ status: 'failed', failure: { code: 'throttled', retryAfterMs: 7 } });
  });

  test('is seen with its moment', async () => {
    const { effects } = await actOnce(gives(1, SECOND));
    expect(effects.seen).toEqual([{ at: 0, effect: EFFECT }]);
  });

  test('that takes exactly its limit is in time', async () => {
    const { settled, at } = await actOnce(gives(1, MINUTE));
    expect(settled?.status).toBe('succeeded');
    expect(at).toBe(MINUTE);
  });

  test('that takes a millisecond more is lost at its limit and due again a second later', async () => {
    const { settled, at } = await actOnce(gives(1, MINUTE + 1));
    expect(settled).toMatchObject({ status: 'again', at: MINUTE + SECOND, failure: { code: 'worker-lost' } });
    expect(at).toBe(MINUTE);
  });
});

describe('records that ride along', () => {
  test('are kept where the ledger takes them', async () => {
    expect((await actOnce(gives(1))).effects.records).toEqual([RECORD]);
  });

  test('are not kept where the ledger is down, and the answer says so', async () => {
    const { effects, settled } = await actOnce({ ...gives(1), recorded: false });
    expect(effects.records).toEqual([]);
    expect(settled?.recorded).toBe(false);
  });
});

describe('a cancel', () => {
  test('ends a read at once', async () => {
    const { settled, at } = await actOnce(gives(1, 30 * SECOND), { cancellable: true }, 2 * SECOND);
    expect(settled).toEqual({ status: 'cancelled', recorded: true });
    expect(at).toBe(2 * SECOND);
  });

  test('waits for an effect that changes the world', async () => {
    const { settled, at } = await actOnce(gives(1, 30 * SECOND), { cancellable: false }, 2 * SECOND);
    expect(settled?.status).toBe('succeeded');
    expect(at).toBe(30 * SECOND);
  });

  test('after the answer changes nothing', async () => {
    const { settled } = await actOnce(gives(1, SECOND), { cancellable: true }, 2 * SECOND);
    expect(settled?.status).toBe('succeeded');
  });
});

describe('a segment', () => {
  test('grows with every effect and wait as a history does, and a new one begins empty', async () => {
    const { effects } = await actOnce(gives(1));
    expect(effects.segment()).toEqual({ events: 6, bytes: 0 });
    await effects.until(() => true, null);
    expect(effects.segment().events).toBe(10);
    effects.newSegment();
    expect(effects.segment().events).toBe(0);
  });

  test('what the run shows of itself is kept in order', () => {
    const effects = new VirtualEffects(new VirtualClock(0), { answer: () => gives(1) });
    effects.annotate({ state: 'waiting' });
    effects.annotate({ state: 'ended', outcome: 'succeeded' });
    expect(effects.states).toEqual([{ state: 'waiting' }, { state: 'ended', outcome: 'succeeded' }]);
  });
});
