import { expect, test } from 'vitest';
import type { EscalationPolicy } from '../../contracts/activities.ts';
import type { Json } from '../../contracts/json.ts';
import {
  act,
  answersOf,
  aPlan,
  cancels,
  cel,
  decides,
  effects,
  escalate,
  failsWith,
  gives,
  HOUR,
  lit,
  MINUTE,
  MONDAY,
  movesOn,
  outputOf,
  pause,
  run,
  SECOND,
  settled,
} from './plans.ts';
import { SOC_LEADS, acknowledges } from './soc-leads.ts';

type Seen = Awaited<ReturnType<typeof run>>;

const plan = aPlan([escalate('wake'), act('after')]);
const policy = (more: Partial<EscalationPolicy>) => gives({ ...SOC_LEADS, ...more } as unknown as Json);
const events = (seen: Seen, type: string): readonly Json[] =>
  seen.records.filter(({ event }) => event.type === type).map(({ event }) => event as unknown as Json);
const paged = (seen: Seen): readonly string[] =>
  seen.effects.flatMap(({ at, effect }) =>
    effect.kind === 'page' ? [`${(at - MONDAY) / SECOND}s level ${effect.level} ${JSON.stringify(effect.to)}`] : [],
  );

test('nobody acknowledges: level after level is called, and the step succeeds without anybody', async () => {
  const seen = await run(plan);
  expect(paged(seen)).toEqual(['0s level 1 [{"team":"csirt"}]', '600s level 2 [{"person":"dora"}]']);
  expect(outputOf(seen, 'wake')).toEqual({ who: null, at: null, levels: 2, ended: 'unanswered' });
  expect(settled(seen)).toEqual(['wake succeeded', 'after succeeded']);
  expect(seen.endedAt - MONDAY).toBe(15 * MINUTE);
});

test.each([
  [2 * MINUTE, 1],
  [12 * MINUTE, 2],
])('an acknowledgement after %i ms ends it on level %i', async (at, levels) => {
  const seen = await run(plan, answersOf(), [acknowledges(at, 'wake', 'dora')]);
  expect(outputOf(seen, 'wake')).toEqual({
    who: 'dora',
    at: new Date(MONDAY + at).toISOString(),
    levels,
    ended: 'acknowledged',
  });
  expect(seen.said[0]?.answer).toEqual({ accepted: true, settled: 'acknowledged' });
  expect(seen.endedAt - MONDAY).toBe(at);
});

test('the policy is climbed again as often as it says', async () => {
  const seen = await run(plan, answersOf({ lookup: policy({ repeat: 1 }) }));
  expect(paged(seen).map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
    '0s level 1',
    '600s level 2',
    '900s level 3',
    '1500s level 4',
  ]);
  expect(outputOf(seen, 'wake')).toMatchObject({ levels: 4 });
});

test('what is shown are the values beside the message; without a message it is the title', async () => {
  const step = escalate('wake', { with: { b: lit(2), a: cel('1 + 1'), c: lit(3), message: lit('Up!') } });
  const [first] = (await run(aPlan([step]))).effects.filter(({ effect }) => effect.kind === 'page');
  expect(first?.effect).toMatchObject({
    message: 'Up!',
    facts: [
      { name: 'a', value: 2 },
      { name: 'b', value: 2 },
      { name: 'c', value: 3 },
    ],
  });
  const bare = (await run(aPlan([escalate('wake', { with: {} })]))).effects.find(
    ({ effect }) => effect.kind === 'page',
  );
  expect(bare?.effect).toMatchObject({ message: 'wake', facts: [] });
});

test('an expression that cannot be evaluated fails the step before anybody is called', async () => {
  const seen = await run(aPlan([escalate('wake', { with: { message: cel('steps.nothing.output') } })]));
  expect([seen.outcome, paged(seen)]).toEqual(['failed', []]);
});

test('a policy that does not exist fails the step; one that cannot be read now is asked for again', async () => {
  const none = await run(plan, answersOf({ lookup: { ...failsWith('not-found') } }));
  expect(none.end.failure?.code).toBe('not-found');
  const later = {
    afterMs: 0,
    settled: { status: 'again', at: MONDAY + MINUTE, failure: { code: 'unavailable', message: '' } },
  } as const;
  const seen = await run(plan, answersOf({ lookup: [later, policy({})] }));
  expect(paged(seen)[0]).toBe('60s level 1 [{"team":"csirt"}]');
  expect(events(seen, 'step-started')).toHaveLength(2);
});

test('`until` is looked at before each level and at the end; where it holds, nobody more is called', async () => {
  const at = (minutes: number) =>
    `timestamp(now) >= timestamp("2026-03-02T08:${String(minutes).padStart(2, '0')}:00Z")`;
  const ended = async (until: string) => {
    const seen = await run(aPlan([escalate('wake', { until })]));
    return outputOf(seen, 'wake');
  };
  expect(await ended('true')).toEqual({ who: null, at: null, levels: 0, ended: 'until' });
  expect(await ended(at(5))).toMatchObject({ levels: 1, ended: 'until' });
  expect(await ended(at(12))).toMatchObject({ levels: 2, ended: 'until' });
  expect(await ended(at(16))).toMatchObject({ levels: 2, ended: 'unanswered' });
});

test('`until` that is no truth fails the step', async () => {
  const seen = await run(aPlan([escalate('wake', { until: '1' })]));
  expect(seen.end.failure?.code).toBe('expression-failed');
  expect(paged(seen)).toEqual([]);
});

test('a page that fails is tried again while the level lasts', async () => {
  const seen = await run(plan, answersOf({ page: [failsWith('unavailable'), failsWith('outcome-unknown', MINUTE)] }));
  expect(paged(seen).slice(0, 3)).toEqual([
    '0s level 1 [{"team":"csirt"}]',
    '15s level 1 [{"team":"csirt"}]',
    '75s level 1 [{"team":"csirt"}]',
  ]);
  const held = {
    afterMs: 0,
    settled: { status: 'again', at: MONDAY + HOUR, failure: { code: 'throttled', message: '' } },
  } as const;
  const late = await run(plan, answersOf({ page: [held, gives({ sent: ['x'] })] }));
  expect(paged(late)).toEqual(['0s level 1 [{"team":"csirt"}]', '600s level 2 [{"person":"dora"}]']);
});

test('a level that can reach nobody is passed at once', async () => {
  const seen = await run(plan, answersOf({ page: failsWith('not-found') }));
  expect(paged(seen)).toEqual(['0s level 1 [{"team":"csirt"}]', '0s level 2 [{"person":"dora"}]']);
  expect(events(seen, 'page-failed')).toHaveLength(2);
  expect(outputOf(seen, 'wake')).toMatchObject({ levels: 2, ended: 'unanswered' });
});

test('a policy that ends on delivery ends when somebody was reached', async () => {
  const answers = (page: readonly Json[]) =>
    answersOf({ lookup: policy({ endsOn: 'delivered' }), page: page.map((one) => gives(one)) });
  const reached = await run(plan, answers([{ sent: [] }, { sent: ['dora'] }]));
  expect(outputOf(reached, 'wake')).toEqual({ who: null, at: null, levels: 2, ended: 'delivered' });
  expect(outputOf(await run(plan, answers([null])), 'wake')).toMatchObject({ ended: 'unanswered' });
});

test('a word of somebody whom the policy does not call is refused, and the climb goes on', async () => {
  const seen = await run(plan, answersOf({ 'check-message': gives({ refused: 'wrong-person' }) }), [
    acknowledges(MINUTE, 'wake', 'eve'),
  ]);
  expect(seen.said[0]?.answer).toEqual({ accepted: false, because: 'wrong-person' });
  expect(outputOf(seen, 'wake')).toMatchObject({ ended: 'unanswered' });
  const asked = seen.effects.find(({ effect }) => effect.kind === 'check-message')?.effect;
  expect(asked).toMatchObject({ by: [{ team: 'csirt' }, { person: 'dora' }] });
});

test('the same word twice counts once, and whoever comes later is told', async () => {
  const waiting = aPlan([escalate('wake'), pause('then', HOUR)]);
  const { said } = await run(waiting, answersOf(), [
    acknowledges(MINUTE, 'wake', 'dora', 'one'),
    acknowledges(2 * MINUTE, 'wake', 'dora', 'one'),
    acknowledges(3 * MINUTE, 'wake', 'chen'),
    acknowledges(3 * MINUTE, 'then', 'chen', 'elsewhere'),
  ]);
  expect(said.map(({ answer }) => answer)).toEqual([
    { accepted: true, settled: 'acknowledged' },
    { accepted: true, settled: 'acknowledged' },
    { accepted: false, because: 'already-acknowledged' },
    { accepted: false, because: 'not-waiting' },
  ]);
});

test('words that come before the policy is known, after it ended unanswered, or to an ended run are refused', async () => {
  const slow = answersOf({ lookup: { ...policy({}), afterMs: 20 * SECOND }, after: gives({}, 50 * SECOND) });
  const late = { after: 15 * MINUTE + 40 * SECOND, ended: 15 * MINUTE + 71 * SECOND };
  const flushes = answersOf({ flush: gives({}, 9 * SECOND) });
  const { said } = await run(plan, slow, [
    acknowledges(SECOND, 'wake', 'dora'),
    acknowledges(late.after, 'wake', 'dora'),
  ]);
  expect(said.map(({ answer }) => answer)).toEqual([
    { accepted: false, because: 'not-waiting' },
    { accepted: false, because: 'not-waiting' },
  ]);
  const ended = await run(aPlan([escalate('wake')]), flushes, [acknowledges(15 * MINUTE + SECOND, 'wake', 'dora')]);
  expect(ended.said[0]?.answer).toEqual({ accepted: false, because: 'run-ended' });
});

test('two words at once: the second is told that it was acknowledged', async () => {
  const slow = answersOf({ 'check-message': gives({ refused: null }, 5 * SECOND) });
  const { said, records } = await run(plan, slow, [
    acknowledges(MINUTE, 'wake', 'dora'),
    acknowledges(MINUTE + SECOND, 'wake', 'chen'),
  ]);
  expect(said.map(({ answer }) => answer)).toEqual([
    { accepted: true, settled: 'acknowledged' },
    { accepted: false, because: 'already-acknowledged' },
  ]);
  expect(records.filter(({ event }) => event.type === 'acknowledgement-refused')).toHaveLength(1);
});

test('a word received in time counts, however late it is checked; the climb does not wait for the check', async () => {
  const unchecked = failsWith('unavailable');
  const later = {
    afterMs: 0,
    settled: { status: 'again', at: MONDAY + 20 * MINUTE, failure: { code: 'unavailable', message: '' } },
  } as const;
  const answers = answersOf({ 'check-message': [unchecked, later, gives({ refused: null })] });
  const seen = await run(plan, answers, [acknowledges(9 * MINUTE, 'wake', 'dora')]);
  expect(paged(seen)).toHaveLength(2);
  expect(outputOf(seen, 'wake')).toEqual({
    who: 'dora',
    at: '2026-03-02T08:09:00.000Z',
    levels: 2,
    ended: 'acknowledged',
  });
  expect(seen.endedAt - MONDAY).toBe(20 * MINUTE);
});

test('a cancel ends the climb, also while a page is on its way, and answers who waits', async () => {
  const seen = await run(plan, answersOf(), [cancels(MINUTE)]);
  expect([seen.outcome, events(seen, 'escalation-ended')]).toEqual([
    'cancelled',
    [expect.objectContaining({ because: 'cancelled', levels: 1 })],
  ]);
  const slow = answersOf({ page: gives({ sent: ['x'] }, 20 * SECOND) });
  const both = await run(plan, slow, [acknowledges(5 * SECOND, 'wake', 'dora'), cancels(10 * SECOND)]);
  expect(both.outcome).toBe('cancelled');
  expect(both.said.find(({ message }) => message.type === 'acknowledge')?.answer).toEqual({
    accepted: false,
    because: 'not-waiting',
  });
});

test('a timeout fails the step', async () => {
  const seen = await run(aPlan([escalate('wake', { timeoutMs: 12 * MINUTE })]));
  expect([seen.end.failure?.code, paged(seen).length]).toEqual(['step-timeout', 2]);
});

test('a decision is no acknowledgement', async () => {
  const { said } = await run(plan, answersOf(), [decides(MINUTE, 'wake', 'dora')]);
  expect(said[0]?.answer).toEqual({ accepted: false, because: 'not-waiting' });
});

test('the ledger being down holds up no page', async () => {
  const unrecorded = (output: Json) => ({ ...gives(output), recorded: false });
  const answers = answersOf({
    lookup: { ...policy({}), recorded: false },
    page: unrecorded({ sent: ['x'], failed: [] }),
    'check-message': unrecorded({ refused: null }),
  });
  const seen = await run(plan, answers, [acknowledges(12 * MINUTE, 'wake', 'dora')]);
  expect(paged(seen)).toEqual(['0s level 1 [{"team":"csirt"}]', '600s level 2 [{"person":"dora"}]']);
  expect(outputOf(seen, 'wake')).toMatchObject({ who: 'dora' });
});

test('moving on at any moment changes nothing', async () => {
  const answers = () =>
    answersOf({
      lookup: { ...policy({ repeat: 1 }), afterMs: 2 * SECOND },
      page: [failsWith('unavailable'), gives({ sent: ['x'], failed: [] }, 3 * SECOND)],
      'check-message': [failsWith('unavailable'), gives({ refused: null }, 4 * SECOND)],
    });
  const script = [acknowledges(16 * MINUTE, 'wake', 'dora')];
  const straight = await run(plan, answers(), script);
  expect(outputOf(straight, 'wake')).toMatchObject({ who: 'dora', levels: 3 });
  const moments = [
    1, 1_000, 2_001, 10_000, 17_500, 19_000, 600_000, 603_000, 902_500, 960_001, 962_000, 965_500, 968_000,
  ];
  for (const at of moments) {
    const moved = await run(plan, answers(), [...script, movesOn(at)]);
    expect([at, moved.segments]).toEqual([at, 2]);
    expect(moved.records).toEqual(straight.records);
    for (const kind of ['lookup', 'page', 'check-message'] as const)
      expect(effects(moved, kind)).toEqual(effects(straight, kind));
  }
});
