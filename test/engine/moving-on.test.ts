import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SecurityEvent } from '../../contracts/event.ts';
import type { TenantId } from '../../contracts/ids.ts';
import type { Step } from '../../language/plan/plan.ts';
import type { ScriptedMessage } from '../../rehearsal/rehearse.ts';
import {
  act,
  aPlan,
  answersOf,
  approve,
  branches,
  cancels,
  cel,
  choose,
  decides,
  each,
  effects,
  fail,
  failsWith,
  gives,
  group,
  HOUR,
  lit,
  MINUTE,
  MONDAY,
  movesOn,
  pause,
  run,
  SECOND,
  set,
  settled,
  tell,
} from './plans.ts';

/** A plan with every kind of step open at some moment, and answers that take time. */
const PLAN = aPlan(
  [
    set('v', { n: lit(2) }),
    act('first', { retry: { attempts: 3, backoffMs: { first: 7 * SECOND, max: MINUTE } } }),
    branches('both', {
      left: [pause('nap', 90 * SECOND), act('l', { with: { x: cel('vars.n') } }), set('inner', { n: lit(9) })],
      right: [
        approve('ok', { remindMs: [40 * SECOND], quorum: '2', onExpiry: [act('warn')] }),
        act('r', { if: 'steps.ok.output.approved' }),
      ],
    }),
    each({
      id: 'loop',
      in: '[10, 20, 30, 40]',
      as: 'n',
      concurrency: 2,
      onItemFailure: 'continue',
      steps: [pause('turn', 20 * SECOND), act('send', { with: { n: cel('n') } })],
    }),
    choose({
      id: 'sw',
      cases: [
        {
          when: 'vars.n == 2',
          steps: [group('g', [pause('in_case', 30 * SECOND), tell('t')], { timeoutMs: HOUR, finally: [act('tidy')] })],
        },
      ],
    }),
    group('guarded', [act('breaks')], {
      catch: [{ as: 'e', steps: [pause('cool', 15 * SECOND), act('handled', { with: { code: cel('e.code') } })] }],
    }),
    group('late', [pause('too_long', HOUR)], { timeoutMs: 45 * SECOND, catch: [{ on: ['step-timeout'], steps: [] }] }),
  ],
  {
    finally: [pause('last', 10 * SECOND), act('note', { with: { outcome: cel('run.outcome') } })],
    outputs: { r: cel('steps.r.status'), loop: cel('steps.loop.output'), n: cel('vars.n') },
  },
);

const answers = () =>
  answersOf({
    first: [failsWith('throttled'), gives({ ok: 1 }, 9 * SECOND)],
    'both/left/l': gives({}, 12 * SECOND),
    'loop[1]/send': failsWith('not-found'),
    'guarded/breaks': failsWith('not-found'),
    ask: gives({}, 3 * SECOND),
    'check-decision': gives({ refused: null }, 2 * SECOND),
  });

const DECISIONS = [decides(70 * SECOND, 'both/right/ok', 'bruno'), decides(95 * SECOND, 'both/right/ok', 'chen')];

/** What must not depend on when a run moves on. */
async function trace(script: readonly ScriptedMessage[]): Promise<unknown> {
  const rehearsal = await run(PLAN, answers(), script);
  const records = rehearsal.records.map(({ event, at }) => ({ event, at }));
  return {
    outcome: rehearsal.outcome,
    outputs: rehearsal.outputs,
    records,
    actions: effects(rehearsal, 'action'),
    endedAt: rehearsal.endedAt,
  };
}

test('a run that moves on at any moments has the same trace as one that never does', async () => {
  const expected = await trace(DECISIONS);
  const moments = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(moments, async (seconds) => {
      const script = [...DECISIONS, ...seconds.map((at) => movesOn(at * SECOND - 500))];
      expect(await trace(script)).toEqual(expected);
    }),
    { numRuns: 150 },
  );
});

test('a run that moves on at the moment of a cancel or a decision has the same trace', async () => {
  const moment = fc.integer({ min: 1, max: 300 });
  await fc.assert(
    fc.asyncProperty(moment, fc.boolean(), async (second, first) => {
      const cancel = cancels(second * SECOND + 250);
      const move = movesOn(second * SECOND + 250);
      const script = first ? [...DECISIONS, move, cancel] : [...DECISIONS, cancel, move];
      expect(await trace(script)).toEqual(await trace([...DECISIONS, cancel]));
    }),
    { numRuns: 60 },
  );
});

const NEEDY = (more: Partial<Extract<Step, { kind: 'parallel' }>> = {}) =>
  branches(
    'g',
    {},
    {
      branches: [
        { name: 'first', needs: [], steps: [act('a')] },
        { name: 'second', needs: ['first'], steps: [act('b')] },
      ],
      ...more,
    },
  );

test('a branch that waits for another is not forgotten when the run moves on or is cancelled between them', async () => {
  const slow = () => answersOf({ 'g/first/a': gives({}, 20 * SECOND) });
  const moved = await run(aPlan([NEEDY()]), slow(), [movesOn(10 * SECOND)]);
  expect(moved.segments).toBe(2);
  expect(effects(moved, 'action')).toEqual(['g/first/a', 'g/second/b']);
  const cancelled = await run(aPlan([NEEDY()]), slow(), [cancels(10 * SECOND)]);
  expect(cancelled.outcome).toBe('cancelled');
  expect(effects(cancelled, 'action')).toEqual(['g/first/a']);
});

test('what a decided join or a failed loop cancelled still ends after moving on', async () => {
  const any = branches('g', { quick: [act('q')], slow: [act('s'), act('never')] }, { join: 'any' });
  const joined = await run(
    aPlan([any]),
    answersOf({ 'g/slow/s': gives({}, 20 * SECOND), 'g/quick/q': gives({}, 5 * SECOND) }),
    [movesOn(10 * SECOND)],
  );
  expect(joined.outcome).toBe('succeeded');
  const tidy = group('t', [pause('w', HOUR)], { finally: [pause('slowly', MINUTE)] });
  const loop = each({ id: 'l', concurrency: 2, steps: [{ ...act('x'), if: 'item == 2' }, tidy] });
  const failed = await run(aPlan([loop]), answersOf({ 'l[1]/x': failsWith('not-found') }), [movesOn(10 * SECOND)]);
  expect(failed.segments).toBe(2);
  expect(settled(failed)).toContain('l[0]/t/~finally/slowly succeeded');
  expect(failed.end.failure?.code).toBe('not-found');
  const race = branches('g', { quick: [act('q')], slow: [tidy] }, { join: 'any' });
  const tidied = await run(aPlan([race]), answersOf(), [movesOn(10 * SECOND)]);
  expect(tidied.segments).toBe(2);
  expect(tidied.outcome).toBe('succeeded');
});

test('a condition of a branch is not decided twice', async () => {
  const plan = aPlan([
    branches('g', {}, { branches: [{ name: 'a', needs: [], if: 'true', steps: [pause('p', MINUTE)] }] }),
  ]);
  const rehearsal = await run(plan, answersOf(), [movesOn(10 * SECOND)]);
  expect(rehearsal.records.filter(({ event }) => event.type === 'decided')).toHaveLength(1);
});

test('an expired approval that moves on in onExpiry, and a deadline that finds its body done, stay as they are', async () => {
  const plan = aPlan([approve('ok', { onExpiry: [pause('p', MINUTE)] })]);
  const rehearsal = await run(plan, answersOf(), [movesOn(HOUR + 10 * SECOND)]);
  expect(rehearsal.segments).toBe(2);
  const write = group('g', [act('w')], { timeoutMs: 10 * SECOND });
  const late = await run(aPlan([write]), answersOf({ 'g/w': gives({}, 20 * SECOND) }));
  expect(settled(late)).toEqual(['g/w succeeded', 'g succeeded']);
});

test('a run of thousands of steps moves on by itself and keeps its budget over all segments', async () => {
  const plan = aPlan([each({ id: 'loop', in: 'inputs.list', steps: [act('x')] })], { budgets: { steps: 2_000 } });
  const rehearsal = await run(plan, answersOf(), [], { inputs: { list: Array.from({ length: 500 }, (_, n) => n) } });
  expect(rehearsal.segments).toBeGreaterThan(1);
  expect(effects(rehearsal, 'action')).toHaveLength(500);
});

test('a run whose state is too large to carry fails by the ordinary path, so that its finally runs', async () => {
  const plan = aPlan(
    [
      each({ id: 'loop', in: 'inputs.list', concurrency: 10, steps: [act('x', { timeoutMs: HOUR })] }),
      pause('w', HOUR),
    ],
    { finally: [act('note')] },
  );
  const big = answersOf(
    Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`loop[${n}]/x`, gives({ text: 'x'.repeat(60_000) })])),
  );
  const rehearsal = await run(plan, big, [movesOn(MINUTE), movesOn(2 * MINUTE)], {
    inputs: { list: Array.from({ length: 10 }, (_, n) => n) },
  });
  expect(rehearsal.end.failure?.code).toBe('journal-too-large');
  expect(settled(rehearsal)).toContain('~finally/note succeeded');
});

test('a too large run that moves on once more while it ends is carried all the same', async () => {
  const plan = aPlan([each({ id: 'loop', in: 'inputs.list', concurrency: 10, steps: [act('x')] }), pause('w', HOUR)], {
    finally: [pause('p', HOUR)],
  });
  const big = answersOf(
    Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`loop[${n}]/x`, gives({ text: 'x'.repeat(60_000) })])),
  );
  const rehearsal = await run(plan, big, [movesOn(MINUTE), movesOn(2 * MINUTE)], {
    inputs: { list: Array.from({ length: 10 }, (_, n) => n) },
  });
  expect(rehearsal.segments).toBe(2);
});

const EVENT: SecurityEvent = {
  tenant: 'contoso' as TenantId,
  source: 'o365-management',
  id: 'e-1',
  type: 'o365.audit',
  occurredAt: '2026-03-02T07:00:00.000Z',
  fields: { operation: 'MailItemsAccessed' },
  raw: { Id: 'e-1' },
};
const byEvent = { event: EVENT, starter: { kind: 'event', eventId: 'e-1' } } as const;
const joins = (afterMs: number, id: string): ScriptedMessage => ({
  afterMs,
  message: () => ({ type: 'event', event: { ...EVENT, id } }),
});

test('a run claims its event first; one whose event belongs to another run ends as duplicate and does nothing', async () => {
  const plan = aPlan([act('x', { with: { op: cel('event.operation') } })]);
  const claimed = await run(plan, answersOf(), [], byEvent);
  expect(claimed.effects[0]?.effect.kind).toBe('claim');
  expect(claimed.effects[1]?.effect).toMatchObject({ input: { op: 'MailItemsAccessed' } });
  const duplicate = await run(plan, answersOf({ claim: gives({ claimed: false }) }), [], byEvent);
  expect(duplicate.outcome).toBe('duplicate');
  expect(effects(duplicate, 'action')).toEqual([]);
});

test('a claim that cannot be made is tried until it can, also over a moving on', async () => {
  const again = {
    afterMs: 0,
    settled: { status: 'again', at: MONDAY + MINUTE, failure: { code: 'ledger-unavailable', message: '' } },
  } as const;
  const rehearsal = await run(
    aPlan([act('x')]),
    answersOf({ claim: [failsWith('unavailable'), again, gives({ claimed: true })] }),
    [movesOn(30 * SECOND)],
    byEvent,
  );
  expect(rehearsal.outcome).toBe('succeeded');
  expect(rehearsal.endedAt - MONDAY).toBe(MINUTE);
});

test('an event that joins is claimed once, a repeat or the run’s own is not; one of another run is let be', async () => {
  const script = [joins(SECOND, 'e-1'), joins(2 * SECOND, 'e-2'), joins(3 * SECOND, 'e-2'), joins(4 * SECOND, 'e-3')];
  const claims = answersOf({ claim: [gives({ claimed: true }), gives({ claimed: true }), gives({ claimed: false })] });
  const rehearsal = await run(aPlan([pause('p', MINUTE), act('x')]), claims, script, byEvent);
  expect(effects(rehearsal, 'claim')).toHaveLength(3);
  const joined = rehearsal.records.flatMap(({ event }) => (event.type === 'event-joined' ? [event.eventId] : []));
  expect(joined).toEqual(['e-2']);
});

test('an event whose claim fails is claimed at the next border, and one that comes after finally began is not taken', async () => {
  const plan = aPlan([pause('p', MINUTE), act('x'), act('y')], { finally: [pause('q', MINUTE)] });
  const claims = answersOf({ claim: [gives({ claimed: true }), failsWith('unavailable'), gives({ claimed: true })] });
  const rehearsal = await run(plan, claims, [joins(SECOND, 'e-2'), joins(70 * SECOND, 'e-9')], byEvent);
  expect(effects(rehearsal, 'claim')).toHaveLength(3);
  expect(rehearsal.said.map(({ answer }) => answer.accepted)).toEqual([true, false]);
});

test('a run cannot be cancelled once it has ended, and a cancel in finally changes nothing', async () => {
  const rehearsal = await run(aPlan([], { finally: [pause('q', MINUTE)] }), answersOf(), [cancels(SECOND)]);
  expect(rehearsal.outcome).toBe('succeeded');
  expect(rehearsal.said[0]?.answer).toEqual({ accepted: true });
});

test('a failure before moving on in onFailure is kept', async () => {
  const plan = aPlan([fail('no', 'mine')], { onFailure: [pause('p', MINUTE)], finally: [pause('q', MINUTE)] });
  const rehearsal = await run(plan, answersOf(), [movesOn(30 * SECOND), movesOn(90 * SECOND)]);
  expect(rehearsal.end.failure?.ownCode).toBe('mine');
  expect(rehearsal.segments).toBe(3);
});

test('a loop whose turn ends while the run moves on goes on with the next turn', async () => {
  const answers = answersOf({ 'loop[0]/x': gives({}, 20 * SECOND) });
  const rehearsal = await run(aPlan([each({ id: 'loop', steps: [act('x')] })]), answers, [movesOn(10 * SECOND)]);
  expect(rehearsal.segments).toBe(2);
  expect(effects(rehearsal, 'action')).toEqual(['loop[0]/x', 'loop[1]/x', 'loop[2]/x']);
});

test('a second cancel changes nothing', async () => {
  const plan = aPlan([pause('p', HOUR)], { finally: [pause('q', MINUTE)] });
  const rehearsal = await run(plan, answersOf(), [cancels(MINUTE), cancels(90 * SECOND)]);
  expect(rehearsal.said.map(({ answer }) => answer.accepted)).toEqual([true, true]);
  expect(rehearsal.records.filter(({ event }) => event.type === 'cancel-requested')).toHaveLength(1);
});
