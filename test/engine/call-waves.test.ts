import { describe, expect, test } from 'vitest';
import type { ChildFound } from '../../contracts/activities.ts';
import type { Json } from '../../contracts/json.ts';
import type { Answer } from '../../rehearsal/answers.ts';
import {
  answersOf,
  aPlan,
  call,
  cancels,
  childEnds,
  effects,
  gives,
  MINUTE,
  MONDAY,
  movesOn,
  outputOf,
  run,
  SECOND,
} from './plans.ts';

const OPEN: Answer = gives({ state: 'open', run: 'r-called' });
const ended = (outcome: string, more: Partial<Extract<ChildFound, { state: 'ended' }>> = {}): Answer =>
  gives({ state: 'ended', run: 'r-called', outcome, outputs: {}, ...more } as unknown as Json);
describe('over tenants', () => {
  const waves = (more: Partial<Parameters<typeof call>[1]> = {}, names = '["a", "b", "c", "d", "e"]') =>
    aPlan([call('all', { tenants: { in: names, canary: 1, size: 2, haltWhen: 'calls.failed > 0' }, ...more })]);
  const startedFor = (rehearsal: Awaited<ReturnType<typeof run>>) =>
    rehearsal.effects.flatMap(({ at, effect }) =>
      effect.kind === 'start-child' ? [`${effect.tenant} ${(at - MONDAY) / MINUTE}`] : [],
    );

  test('each wave begins when the one before has ended', async () => {
    const rehearsal = await run(waves());
    expect(startedFor(rehearsal)).toEqual(['a 0', 'b 1', 'c 1', 'd 2', 'e 2']);
    expect(outputOf(rehearsal, 'all')).toEqual({
      total: 5,
      ended: 5,
      succeeded: 5,
      failed: 0,
      wave: 3,
      outcomes: { succeeded: 5 },
    });
  });

  test('where `haltWhen` holds no further wave begins', async () => {
    const rehearsal = await run(waves(), answersOf({ 'find-child all[1]': ended('failed') }));
    expect(startedFor(rehearsal)).toEqual(['a 0', 'b 1', 'c 1']);
    expect(rehearsal.end.failure).toMatchObject({ code: 'call-halted' });
    expect(rehearsal.end.failure?.message).toContain('{"succeeded":2,"failed":1} of 5 tenants');
  });

  test('a tenant that went wrong may be tolerated', async () => {
    const tolerant = waves({ tenants: { in: '["a", "b"]', canary: 1, size: 5, haltWhen: 'calls.failed > 1' } });
    const rehearsal = await run(tolerant, answersOf({ 'find-child all[0]': ended('failed') }));
    expect(outputOf(rehearsal, 'all')).toMatchObject({ succeeded: 1, failed: 1 });
  });

  test('a tenant for which no run can be started counts as failed, with the reason', async () => {
    const refused: Answer = {
      afterMs: 0,
      settled: { status: 'failed', failure: { code: 'call-refused', message: 'Not served' } },
    };
    const rehearsal = await run(waves(), answersOf({ 'start-child all[0]': refused }));
    expect(rehearsal.end.failure?.code).toBe('call-halted');
    expect(rehearsal.records.map(({ event }) => event)).toContainEqual({
      type: 'decided',
      path: 'all[0]',
      what: 'refused',
      value: 'call-refused',
      because: 'Not served',
    });
  });

  test('names twice are one tenant; no tenants are no failure', async () => {
    expect(startedFor(await run(waves({}, '["a", "a"]')))).toEqual(['a 0']);
    expect(outputOf(await run(waves({}, '[]')), 'all')).toMatchObject({ total: 0, wave: 0 });
  });

  test.each([
    ['1', 'has to be a list of names'],
    ['[1]', 'has to be a list of names'],
    ['range', 'has 501 tenants, the limit is 500'],
  ])('the list %s cannot be called', async (written, found) => {
    const names = written === 'range' ? 'inputs.names' : written;
    const given = { inputs: { names: Array.from({ length: 501 }, (_, n) => `t${n}`) } };
    const called = waves({ tenants: { in: names, canary: 1, size: 1, haltWhen: 'false' } });
    const rehearsal = await run(called, answersOf(), [], given);
    expect(rehearsal.end.failure?.message).toContain(found);
  });

  test('500 tenants are at most 50 open runs at a time', async () => {
    const given = { inputs: { names: Array.from({ length: 500 }, (_, n) => `t${n}`) } };
    const called = waves({ tenants: { in: 'inputs.names', canary: 500, size: 1, haltWhen: 'false' } });
    const rehearsal = await run(called, answersOf(), [], given);
    expect(outputOf(rehearsal, 'all')).toMatchObject({ ended: 500, wave: 1 });
    const minutes = startedFor(rehearsal).map((line) => line.split(' ')[1]);
    expect(Math.max(...minutes.map((minute) => minutes.filter((other) => other === minute).length))).toBe(50);
  });

  test('expressions that cannot be evaluated fail the step', async () => {
    expect((await run(waves({}, '[1 / 0]'))).end.failure?.code).toBe('expression-failed');
    const rehearsal = await run(waves({ tenants: { in: '["a"]', canary: 1, size: 1, haltWhen: 'calls.faild > 0' } }));
    expect(rehearsal.end.failure?.code).toBe('expression-failed');
  });

  test('a cancel ends the wave that is open, and none follows', async () => {
    const answers = answersOf({ 'find-child all[0]': [OPEN, ended('cancelled')] });
    const rehearsal = await run(waves(), answers, [cancels(SECOND), childEnds(10 * SECOND, 'all[0]')]);
    expect([startedFor(rehearsal), rehearsal.outcome]).toEqual([['a 0'], 'cancelled']);
  });

  test('detached, each wave begins at once', async () => {
    expect(startedFor(await run(waves({ mode: 'detach' })))).toEqual(['a 0', 'b 0', 'c 0', 'd 0', 'e 0']);
  });

  test('moving on at any moment changes nothing', async () => {
    const still = await run(waves());
    for (const moment of [SECOND, MINUTE + SECOND, 2 * MINUTE - 1]) {
      const moved = await run(waves(), answersOf(), [movesOn(moment)]);
      expect(moved.segments).toBe(2);
      expect(moved.records).toEqual(still.records);
      expect(effects(moved, 'start-child')).toEqual(effects(still, 'start-child'));
    }
  });

  test('of more tenants than may be open the others begin in the next segment, or not at all after a cancel', async () => {
    const given = { inputs: { names: Array.from({ length: 60 }, (_, n) => `t${n}`) } };
    const called = waves({
      mode: 'detach',
      section: 'recovery',
      tenants: { in: 'inputs.names', canary: 60, size: 1, haltWhen: 'false' },
    });
    const slow = () =>
      answersOf(
        Object.fromEntries(
          given.inputs.names.map((_, n) => [`start-child all[${n}]`, gives({ run: 'r-called' }, 5 * SECOND)]),
        ),
      );
    const moved = await run(called, slow(), [movesOn(SECOND)], given);
    expect([moved.segments, startedFor(moved).length]).toEqual([2, 60]);
    const cancelled = await run(called, slow(), [cancels(SECOND)], given);
    expect([cancelled.outcome, startedFor(cancelled).length]).toEqual(['cancelled', 50]);
  });
});
