import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Undo } from '../../../language/plan/plan.ts';
import { rehearse, type Rehearsal } from '../../../rehearsal/rehearse.ts';
import {
  act,
  answersOf,
  aPlan,
  approve,
  branches,
  cancels,
  cel,
  clock,
  decides,
  each,
  effects,
  fail,
  failsWith,
  gives,
  group,
  hear,
  HOUR,
  anEvent,
  joins,
  lit,
  MINUTE,
  movesOn,
  outputOf,
  pause,
  run,
  SECOND,
  settled,
  tell,
} from '../plans.ts';
import { finalOf, goOn, startAfter } from './go-on.ts';

const undo: Undo = { action: 'test.write', with: { target: lit('x') }, readsOutput: false };
const REFUSED = failsWith('not-found');
const undone = (rehearsal: Rehearsal) =>
  rehearsal.records.flatMap(({ event }) =>
    event.type === 'step-settled' && event.kind === 'undo' ? [`${event.path} ${event.status}`] : [],
  );

describe('a roll-back of a run that has ended', () => {
  const plan = aPlan([act('a', { undo }), act('b', { undo }), act('c')], {
    onFailure: [tell('sorry')],
    finally: [tell('last')],
  });

  test('takes back what it did, the last first, and runs no step of the playbook', async () => {
    const back = await goOn(await run(plan), plan, 'roll-back');
    expect([back.outcome, settled(back), effects(back, 'notify')]).toEqual([
      'rolled-back',
      ['b/~undo succeeded', 'a/~undo succeeded'],
      [],
    ]);
    expect(finalOf(back)).toMatchObject({ noRetry: 'roll-back', takesBack: 0, journal: null });
  });

  test('says in its first record whose work it takes back', async () => {
    const back = await goOn(await run(plan), plan, 'roll-back');
    expect(back.records[0]?.event).toMatchObject({
      type: 'run-started',
      starter: { kind: 'person', person: 'dora' },
      origin: { kind: 'roll-back', run: 'r-000000000000' },
    });
  });

  test('looks under the key of that run before it sends, so that no undo is sent twice', async () => {
    const back = await goOn(await run(plan), plan, 'roll-back');
    const first = await run({ ...plan, undoOnFailure: true, steps: [...plan.steps, fail('f', 'no-way')] });
    const keyOf = (rehearsal: Rehearsal) =>
      rehearsal.effects.flatMap(({ effect }) =>
        effect.path === 'a/~undo' && effect.kind === 'action' ? [effect] : [],
      )[0];
    expect(keyOf(back)?.earlier).toEqual({ keys: [keyOf(first)?.idempotencyKey], counts: true });
  });

  test('fails where something cannot be taken back, and a second one takes only what is left', async () => {
    const half = await goOn(await run(plan), plan, 'roll-back', answersOf({ 'b/~undo': REFUSED }));
    expect([half.outcome, half.end.failure?.code, undone(half)]).toEqual([
      'failed',
      'undo-failed',
      ['b/~undo failed', 'a/~undo succeeded'],
    ]);
    expect(half.end.failure?.message).toContain('1 of 2 steps: "b"');
    const rest = await goOn(half, plan, 'roll-back');
    expect([rest.outcome, undone(rest)]).toEqual(['rolled-back', ['b/~undo succeeded']]);
  });

  test('takes back what may have happened, and tells what nobody knows', async () => {
    const ofOutput = { ...undo, with: { target: cel('self.output.done') }, readsOutput: true };
    const unclear = aPlan([act('a', { undo }), act('b', { undo: ofOutput })]);
    const first = await run(unclear, answersOf({ b: failsWith('outcome-unknown') }));
    const back = await goOn(first, unclear, 'roll-back');
    expect([back.outcome, undone(back)]).toEqual(['failed', ['b/~undo failed', 'a/~undo succeeded']]);
    expect(finalOf(back)?.takesBack).toBe(0);
  });

  test('leaves alone what a run of its own undoes later', async () => {
    const later = aPlan([act('a', { undo }), act('b', { undo, undoAfterMs: HOUR }), fail('f', 'no-way')]);
    const first = await run(later);
    expect(finalOf(first)?.takesBack).toBe(1);
    expect(undone(await goOn(first, later, 'roll-back'))).toEqual(['a/~undo succeeded']);
    const only = aPlan([act('b', { undo, undoAfterMs: HOUR })]);
    expect(finalOf(await run(only))).toBeUndefined();
  });

  test('is not stopped by a cancel, and goes on where it moved on', async () => {
    const retried = answersOf({ 'b/~undo': [failsWith('unavailable'), gives({})] });
    const back = await goOn(await run(plan), plan, 'roll-back', retried, [cancels(0), movesOn(SECOND)]);
    expect([back.outcome, undone(back), back.segments]).toEqual([
      'rolled-back',
      ['b/~undo succeeded', 'a/~undo succeeded'],
      2,
    ]);
  });

  test('may follow a retry, and takes back what both did', async () => {
    const first = await run(plan, answersOf({ b: REFUSED }));
    const second = await goOn(first, plan, 'retry');
    expect(finalOf(second)?.runs).toEqual(['r-retry-1', 'r-000000000000']);
    expect(undone(await goOn(second, plan, 'roll-back'))).toEqual(['b/~undo succeeded', 'a/~undo succeeded']);
  });
});

describe('a retry', () => {
  test('keeps the keys of the runs before it, for actions only', async () => {
    const plan = aPlan([approve('ok'), act('a', { approval: 'ok' })]);
    const yes = decides(MINUTE, 'ok', 'chen');
    const first = await run(plan, answersOf({ a: REFUSED }), [yes]);
    const second = await goOn(first, plan, 'retry', answersOf({ a: REFUSED }), [yes]);
    const third = await goOn(second, plan, 'retry', answersOf(), [yes]);
    const keys = [first, second, third].map(
      ({ effects: seen }) => seen.find(({ effect }) => effect.path === 'a')?.effect.idempotencyKey,
    );
    expect(new Set(keys).size).toBe(3);
    const sent = third.effects.find(({ effect }) => effect.path === 'a')?.effect;
    expect(sent?.earlier).toEqual({ keys: [keys[1], keys[0]], counts: true });
    expect(third.effects.find(({ effect }) => effect.kind === 'ask')?.effect.earlier).toBeUndefined();
  });

  test('is not over because the first run was: cancels, budgets and deadlines count anew', async () => {
    const plan = aPlan([act('a'), pause('nap', 20 * MINUTE), act('b')], {
      budgets: { runTimeMs: HOUR, steps: 2 },
      deadline: { withinMs: 30 * MINUTE, onWarn: [], onBreach: [] },
    });
    const first = await run(plan, answersOf(), [cancels(MINUTE)]);
    expect(first.outcome).toBe('cancelled');
    const second = await goOn(first, plan, 'retry');
    expect([second.outcome, settled(second)]).toEqual(['succeeded', ['nap succeeded', 'b succeeded']]);
  });

  test('starts the clocks that ran again at nothing, and lets them go off again', async () => {
    const limited = clock('start', 'start', 'sla', { limitMs: 5 * MINUTE, onBreach: [tell('late')] });
    const paused = [clock('other', 'start', 'quiet'), clock('hold', 'pause', 'quiet')];
    const plan = aPlan([limited, ...paused, pause('nap', 10 * MINUTE), act('a'), clock('end', 'stop', 'sla')]);
    const first = await run(plan, answersOf({ a: REFUSED }));
    expect(effects(first, 'notify')).toHaveLength(1);
    const second = await goOn(first, plan, 'retry');
    expect(outputOf(second, 'end')).toMatchObject({ state: 'stopped', elapsed: 0, breached: false });
    const cancelled = await run(plan, answersOf(), [cancels(6 * MINUTE)]);
    expect(effects(await goOn(cancelled, plan, 'retry'), 'notify')).toHaveLength(1);
  });

  test('runs `finally` again', async () => {
    const plan = aPlan([act('a')], { finally: [act('last')], onFailure: [act('sorry')] });
    const first = await run(plan, answersOf({ a: REFUSED }));
    expect(effects(first, 'action')).toEqual(['a', '~onFailure/sorry', '~finally/last']);
    const second = await goOn(first, plan, 'retry');
    expect(effects(second, 'action')).toEqual(['a', '~finally/last']);
  });

  test('still has the events that the first run heard', async () => {
    const plan = aPlan([hear('h', { withinMs: MINUTE }), act('a'), hear('more', { withinMs: MINUTE })]);
    const first = await run(plan, answersOf({ a: REFUSED }), [
      joins(SECOND, anEvent('e-1')),
      joins(2 * SECOND, anEvent('e-2')),
    ]);
    const second = await goOn(first, plan, 'retry');
    expect(outputOf(second, 'more')).toMatchObject({ arrived: true });
  });

  test('can still be rolled back to where the first run began, whatever becomes of the step here', async () => {
    const plan = aPlan([act('a', { undo }), act('b', { undo })]);
    const first = await run(plan, answersOf({ b: failsWith('outcome-unknown') }));
    const second = await goOn(first, plan, 'retry', answersOf({ b: REFUSED }));
    // The first try of the first run may have got through.
    expect(finalOf(second)?.takesBack).toBe(2);
  });

  test('works on in the same way where it moves on, and where nobody had anything to take back', async () => {
    const plan = aPlan([act('a'), pause('nap', MINUTE), act('b')]);
    const first = await run(plan, answersOf(), [cancels(SECOND)]);
    const second = await goOn(first, plan, 'retry', answersOf(), [movesOn(SECOND)]);
    expect([second.segments, second.outcome, settled(second)]).toEqual([
      2,
      'succeeded',
      ['nap succeeded', 'b succeeded'],
    ]);
  });
});

describe('whatever the moment at which a run is cancelled', () => {
  const PLAN = aPlan([
    act('first', { undo }),
    branches('both', {
      left: [pause('nap', 90 * SECOND), act('l', { undo })],
      right: [group('g', [act('r', { undo }), pause('rest', 70 * SECOND), act('s')])],
    }),
    each({
      id: 'loop',
      in: '[10, 20, 30]',
      concurrency: 2,
      steps: [pause('turn', 20 * SECOND), act('send', { undo, with: { n: cel('item') } })],
    }),
    act('end'),
  ]);
  const answers = () =>
    answersOf({
      'both/left/l': gives({}, 12 * SECOND),
      'both/right/g/r': gives({}, 5 * SECOND),
      'loop[1]/send': gives({}, 9 * SECOND),
    });
  const done = (...runs: readonly Rehearsal[]) =>
    runs
      .flatMap((one) => settled(one))
      .filter((line) => /(send|first|l|r|s|end) succeeded/.test(line))
      .toSorted();

  test('its retry does what is left and nothing twice; a kill of the retry changes nothing', async () => {
    const whole = await run(PLAN, answers());
    const moment = fc.integer({ min: 0, max: Math.floor((whole.endedAt - whole.startedAt) / SECOND) - 1 });
    await fc.assert(
      fc.asyncProperty(moment, fc.integer({ min: 0, max: 200 }), async (cancelAt, moveAt) => {
        const first = await run(PLAN, answers(), [cancels(cancelAt * SECOND + 500)]);
        const second = await goOn(first, PLAN, 'retry', answers(), [movesOn(moveAt * SECOND)]);
        expect(second.outcome).toBe('succeeded');
        expect(done(first, second)).toEqual(done(whole));
        const back = await goOn(second, PLAN, 'roll-back');
        expect(new Set(undone(back)).size).toBe(6);
        expect(undone(back)).toHaveLength(6);
      }),
      { numRuns: 60 },
    );
  });

  test('its roll-back takes back what it did, once, also where that is killed between two undos', async () => {
    const moment = fc.integer({ min: 0, max: 150 });
    await fc.assert(
      fc.asyncProperty(moment, fc.integer({ min: 0, max: 20 }), async (cancelAt, moveAt) => {
        const first = await run(PLAN, answers(), [cancels(cancelAt * SECOND + 500)]);
        const start = startAfter(first, PLAN, 'roll-back');
        const slow = answersOf(
          Object.fromEntries(
            ['first', 'both/left/l', 'both/right/g/r'].map((path) => [`${path}/~undo`, gives({}, 4 * SECOND)]),
          ),
        );
        const back = await rehearse(start, first.endedAt, slow, [movesOn(moveAt * SECOND)]);
        if ('stuck' in back) throw new TypeError('A roll-back ends');
        const took = effects(first, 'action').filter((path) => path !== 'both/right/g/s' && path !== 'end');
        expect(back.outcome).toBe('rolled-back');
        expect(undone(back)).toEqual(took.toReversed().map((path) => `${path}/~undo succeeded`));
      }),
      { numRuns: 40 },
    );
  });
});
