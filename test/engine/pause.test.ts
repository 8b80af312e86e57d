import { describe, expect, test } from 'vitest';
import type { Rehearsal } from '../../rehearsal/rehearse.ts';
import {
  act,
  again,
  anEvent,
  aPlan,
  answersOf,
  branches,
  call,
  cancels,
  effects,
  failsWith,
  gives,
  group,
  HOUR,
  MINUTE,
  movesOn,
  pause as nap,
  pauses,
  resumes,
  run,
  SECOND,
  settled,
} from './plans.ts';

const after = (rehearsal: Rehearsal, kind: string): readonly number[] =>
  rehearsal.effects.flatMap(({ at, effect }) => (effect.kind === kind ? [at - rehearsal.startedAt] : []));
const AN_HOUR = [pauses(5 * MINUTE), resumes(HOUR)];

describe('a paused run', () => {
  const plan = aPlan([nap('nap', 10 * MINUTE), act('a')]);

  test('begins no step until it is resumed', async () => {
    expect(after(await run(plan, answersOf(), AN_HOUR), 'action')).toEqual([HOUR]);
  });

  test('that is resumed before its step ends never stood still', async () => {
    expect(after(await run(plan, answersOf(), [pauses(1), resumes(10 * MINUTE - 1)]), 'action')).toEqual([10 * MINUTE]);
  });

  test('says so in the ledger at once, though nothing else is to be done', async () => {
    const rehearsal = await run(aPlan([nap('nap', HOUR)]), answersOf(), [pauses(MINUTE), resumes(2 * MINUTE)]);
    expect(after(rehearsal, 'flush').slice(1, 3)).toEqual([MINUTE, 2 * MINUTE]);
  });

  test('holds all its branches, loops and groups', async () => {
    const one = [nap('x', MINUTE), group('g', [act('a')])];
    const two = [again({ id: 'twice', steps: [nap('y', 3 * SECOND), act('b')], max: 2, until: 'false' })];
    const rehearsal = await run(aPlan([branches('both', { one, two })]), answersOf(), [pauses(SECOND), resumes(HOUR)]);
    expect(after(rehearsal, 'action')).toEqual([HOUR, HOUR, HOUR + 3 * SECOND]);
  });

  test('before its event is claimed is paused from its first step on', async () => {
    const claim = gives({ claimed: true }, 2 * SECOND);
    const event = anEvent('e-1');
    const rehearsal = await run(aPlan([act('a')]), answersOf({ claim }), [pauses(SECOND), resumes(HOUR)], { event });
    expect(after(rehearsal, 'action')).toEqual([HOUR]);
  });

  test('keeps its pause and its place over moving on', async () => {
    const still = await run(plan, answersOf(), AN_HOUR);
    for (const moment of [6 * MINUTE, 20 * MINUTE]) {
      const moved = await run(plan, answersOf(), [pauses(5 * MINUTE), movesOn(moment), resumes(HOUR)]);
      expect(moved.segments).toBe(2);
      expect(moved.records).toEqual(still.records);
    }
  });

  test('uses up its time, and ends when it has', async () => {
    const short = aPlan([nap('nap', MINUTE), act('a')], { finally: [act('last')] });
    const bounded = { ...short, budgets: { ...short.budgets, runTimeMs: HOUR } };
    const rehearsal = await run(bounded, answersOf(), [pauses(SECOND)]);
    expect([rehearsal.end.failure?.code, rehearsal.endedAt - rehearsal.startedAt]).toEqual(['run-time-exceeded', HOUR]);
    expect(effects(rehearsal, 'action')).toEqual(['~finally/last']);
  });

  test('cannot be paused again once it is asked to end', async () => {
    const late = aPlan([group('g', [nap('nap', HOUR)], { finally: [nap('tidy', HOUR)] })]);
    const { said } = await run(late, answersOf(), [cancels(SECOND), pauses(MINUTE), resumes(2 * MINUTE)]);
    expect(said.map(({ answer }) => answer.accepted)).toEqual([true, false, false]);
  });

  test('lets a branch that has lost tidy up once it is resumed', async () => {
    const tidy = group('g', [nap('long', HOUR)], { finally: [act('tidy')] });
    const plan = aPlan([branches('both', { one: [tidy], two: [nap('x', MINUTE), act('a')] })]);
    const rehearsal = await run(plan, answersOf({ a: failsWith('not-found') }), [pauses(SECOND), resumes(2 * MINUTE)]);
    expect(settled(rehearsal)).toContain('both/one/g/~finally/tidy succeeded');
  });
});

describe('between the tries of a step', () => {
  const retry = { attempts: 3, backoffMs: { first: 10 * MINUTE, max: 10 * MINUTE } };
  const plan = aPlan([act('a', { retry, timeoutMs: 2 * HOUR })]);
  const flaky = () => answersOf({ a: [failsWith('throttled'), gives({})] });

  test('a paused run waits', async () => {
    expect(after(await run(plan, flaky(), AN_HOUR), 'action')).toEqual([0, HOUR]);
  });

  test('it moves on', async () => {
    const moved = await run(plan, flaky(), [pauses(5 * MINUTE), movesOn(30 * MINUTE), resumes(HOUR)]);
    expect([after(moved, 'action'), moved.segments]).toEqual([[0, HOUR], 2]);
  });

  test('the step fails at its timeout, without another try', async () => {
    const rehearsal = await run(plan, flaky(), [pauses(5 * MINUTE), resumes(3 * HOUR)]);
    expect([rehearsal.end.failure?.code, rehearsal.endedAt - rehearsal.startedAt]).toEqual(['step-timeout', 2 * HOUR]);
    expect(effects(rehearsal, 'action')).toEqual(['a']);
  });
});

describe('between the waves of a call', () => {
  const tenants = { in: '["a", "b", "c"]', canary: 1, size: 2, haltWhen: 'false' };
  const plan = aPlan([call('all', { tenants })]);

  test('a paused run starts no further runs', async () => {
    const rehearsal = await run(plan, answersOf(), [pauses(SECOND), resumes(HOUR)]);
    expect(after(rehearsal, 'start-child')).toEqual([0, HOUR, HOUR]);
  });

  test('it moves on and is cancelled', async () => {
    const moved = await run(plan, answersOf(), [pauses(SECOND), movesOn(30 * MINUTE), resumes(HOUR)]);
    expect([after(moved, 'start-child'), moved.segments]).toEqual([[0, HOUR, HOUR], 2]);
    const cancelled = await run(plan, answersOf(), [pauses(SECOND), cancels(HOUR)]);
    expect([after(cancelled, 'start-child'), cancelled.outcome]).toEqual([[0], 'cancelled']);
    const waves = cancelled.records.filter(({ event }) => event.type === 'decided' && event.what === 'wave');
    expect(waves).toHaveLength(1);
  });

  test('within a wave, tenants whose turn has not come wait', async () => {
    const many = JSON.stringify(Array.from({ length: 52 }, (_, index) => `t-${index}`));
    const wide = aPlan([call('all', { tenants: { ...tenants, in: many, canary: 52 } })]);
    for (const script of [[], [movesOn(30 * MINUTE)]]) {
      const rehearsal = await run(wide, answersOf(), [pauses(SECOND), ...script, resumes(HOUR)]);
      expect(after(rehearsal, 'start-child')).toEqual([...Array.from({ length: 50 }, () => 0), HOUR, HOUR]);
    }
    const cancelled = await run(wide, answersOf(), [pauses(SECOND), cancels(HOUR)]);
    expect(after(cancelled, 'start-child')).toHaveLength(50);
  });
});
