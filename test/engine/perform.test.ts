import { expect, test } from 'vitest';
import { act, aPlan, answersOf, effects, failsWith, gives, HOUR, MINUTE, MONDAY, run, SECOND } from './plans.ts';

test('a throttled call is tried again after the pause that the upstream asked for', async () => {
  const step = act('write', { retry: { attempts: 3, backoffMs: { first: 2 * SECOND, max: MINUTE } } });
  const rehearsal = await run(
    aPlan([step]),
    answersOf({ write: [failsWith('throttled', 30 * SECOND), failsWith('unavailable'), gives({ ok: true })] }),
  );
  expect(effects(rehearsal, 'action')).toEqual(['write', 'write#2', 'write#3']);
  expect(rehearsal.endedAt - MONDAY).toBe(34 * SECOND);
  expect(rehearsal.outcome).toBe('succeeded');
});

test('a call fails once its tries are used up, or where the failure may not be retried', async () => {
  const retry = { attempts: 2, backoffMs: { first: SECOND, max: SECOND } };
  const used = await run(aPlan([act('write', { retry })]), answersOf({ write: failsWith('throttled') }));
  expect(effects(used, 'action')).toEqual(['write', 'write#2']);
  const final = await run(aPlan([act('write', { retry })]), answersOf({ write: failsWith('not-found') }));
  expect(effects(final, 'action')).toEqual(['write']);
  const chosen = await run(
    aPlan([act('write', { retry: { ...retry, on: ['not-found'] } })]),
    answersOf({ write: failsWith('not-found') }),
  );
  expect(effects(chosen, 'action')).toEqual(['write', 'write#2']);
});

test('an answer that was lost is asked for again, so that the action can look before it sends (F2)', async () => {
  const step = act('write', { retry: { attempts: 2, backoffMs: { first: SECOND, max: SECOND } } });
  const rehearsal = await run(
    aPlan([step]),
    answersOf({ write: [failsWith('outcome-unknown'), gives({ adopted: true })] }),
  );
  expect(rehearsal.outcome).toBe('succeeded');
});

test('no try begins behind the timeout of the step', async () => {
  const retry = { attempts: 9, backoffMs: { first: 10 * SECOND, max: 10 * SECOND } };
  const rehearsal = await run(
    aPlan([act('write', { retry, timeoutMs: 20 * SECOND })]),
    answersOf({ write: failsWith('throttled') }),
  );
  expect(effects(rehearsal, 'action')).toEqual(['write', 'write#2']);
  expect(rehearsal.end.failure?.code).toBe('throttled');
});

test('a call without a timeout is bounded by the longest attempt, and again means the same attempt later', async () => {
  const { timeoutMs: _none, ...step } = act('write');
  const again = {
    afterMs: 0,
    settled: { status: 'again', at: MONDAY + HOUR, failure: { code: 'throttled', message: 'later' } },
  } as const;
  const rehearsal = await run(aPlan([step]), answersOf({ write: [again, gives({})] }));
  expect(effects(rehearsal, 'action')).toEqual(['write', 'write']);
  expect(rehearsal.endedAt - MONDAY).toBe(HOUR);
});

test('a call that never answers fails by its timeout', async () => {
  const rehearsal = await run(aPlan([act('write', { timeoutMs: 5 * MINUTE })]), answersOf({ write: gives({}, HOUR) }));
  expect(rehearsal.end.failure?.code).toBe('step-timeout');
  expect(rehearsal.endedAt - MONDAY).toBe(5 * MINUTE);
});

test('retry.until repeats a call until its output is as wanted, and fails when the tries are used up', async () => {
  const retry = { attempts: 3, backoffMs: { first: SECOND, max: SECOND }, until: 'self.output.state == "done"' };
  const done = await run(
    aPlan([act('poll', { retry })]),
    answersOf({ poll: [gives({ state: 'busy' }), gives({ state: 'done' })] }),
  );
  expect(done.outcome).toBe('succeeded');
  const never = await run(aPlan([act('poll', { retry })]), answersOf({ poll: gives({ state: 'busy' }) }));
  expect(effects(never, 'action')).toHaveLength(3);
  expect(never.outcome).toBe('failed');
  const broken = await run(
    aPlan([act('poll', { retry: { ...retry, until: 'self.output.absent' } })]),
    answersOf({ poll: gives({}) }),
  );
  expect(broken.end.failure?.code).toBe('expression-failed');
});

test('an output above its budget fails the step; one at the budget is kept', async () => {
  const budgets = { outputBytes: 20 };
  expect(
    (await run(aPlan([act('write')], { budgets }), answersOf({ write: gives({ text: '123456789' }) }))).outcome,
  ).toBe('succeeded');
  expect(
    (await run(aPlan([act('write')], { budgets }), answersOf({ write: gives({ text: '1234567890' }) }))).end.failure
      ?.code,
  ).toBe('output-too-large');
});
