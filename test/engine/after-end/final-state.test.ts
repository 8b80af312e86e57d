import { describe, expect, test } from 'vitest';
import { EARLIER_RUNS_MAX, FINAL_STATE_BYTES } from '../../../contracts/after-end.ts';
import type { RunId, StepPath } from '../../../contracts/ids.ts';
import type { Undo } from '../../../language/plan/plan.ts';
import type { Rehearsal } from '../../../rehearsal/rehearse.ts';
import {
  act,
  anEvent,
  answersOf,
  aPlan,
  cancels,
  cel,
  effects,
  fail,
  failsWith,
  gives,
  group,
  HOUR,
  pause,
  rollsBack,
  run,
  SECOND,
  stop,
} from '../plans.ts';
import { finalOf, goOn } from './go-on.ts';

const undo: Undo = { action: 'test.write', with: {}, readsOutput: false };
const undoable = act('a', { undo });
const left = (rehearsal: Rehearsal) => {
  const { noRetry, takesBack, journal } = finalOf(rehearsal) ?? {};
  return { noRetry, takesBack, hasJournal: journal !== null && journal !== undefined };
};

describe('a run leaves its final state', () => {
  test('where it failed or was cancelled', async () => {
    const retryable = { noRetry: null, takesBack: 0, hasJournal: true };
    expect(left(await run(aPlan([fail('f', 'no-way')])))).toEqual(retryable);
    expect(left(await run(aPlan([pause('nap', HOUR)]), answersOf(), [cancels(SECOND)]))).toEqual(retryable);
  });

  test('where it did what can be taken back', async () => {
    const kept = { noRetry: 'not-failed', takesBack: 1, hasJournal: true };
    expect(left(await run(aPlan([undoable])))).toEqual(kept);
    expect(left(await run(aPlan([undoable, stop('s', 'enough')])))).toEqual(kept);
  });

  test('nowhere else', async () => {
    expect(finalOf(await run(aPlan([act('a')])))).toBeUndefined();
    const elsewhere = answersOf({ claim: gives({ claimed: false }) });
    expect(finalOf(await run(aPlan([act('a')]), elsewhere, [], { event: anEvent('e-1') }))).toBeUndefined();
  });

  test('in the effect that writes its last records, and in no effect of its own', async () => {
    const rehearsal = await run(aPlan([undoable, fail('f', 'no-way')]));
    expect(effects(rehearsal, 'flush')).toEqual(['~run']);
    const final = finalOf(rehearsal);
    expect([final?.seq, final?.runs]).toEqual([rehearsal.records.at(-1)?.seq, ['r-000000000000']]);
  });

  test('again with each write until the ledger takes it', async () => {
    const down = { afterMs: 0, recorded: false, settled: { status: 'succeeded', output: null } } as const;
    const rehearsal = await run(aPlan([fail('f', 'no-way')]), answersOf({ flush: [down, gives({})] }));
    expect(effects(rehearsal, 'flush')).toEqual(['~run', '~run#2']);
    expect(finalOf(rehearsal)?.noRetry).toBeNull();
  });

  test('with what it was started with', async () => {
    const event = anEvent('e-1');
    const more = { event, events: [event, anEvent('e-2')], section: 'second', inputs: { n: 1 } };
    const rehearsal = await run(
      aPlan([group('g', [fail('f', 'no-way')], { section: 'second' })]),
      answersOf(),
      [],
      more,
    );
    expect(finalOf(rehearsal)?.start).toMatchObject({ ...more, tenant: { id: 'contoso' } });
  });

  test('unless it is too large for anybody to start from', async () => {
    const plan = aPlan([act('a'), fail('f', 'no-way')], { budgets: { outputBytes: 4 * FINAL_STATE_BYTES } });
    const leaves = async (characters: number) =>
      finalOf(await run(plan, answersOf({ a: gives({ text: 'x'.repeat(characters) }) })));
    expect(await leaves(FINAL_STATE_BYTES - 4_000)).toBeDefined();
    expect(await leaves(FINAL_STATE_BYTES)).toBeUndefined();
  });
});

describe('a run says why it cannot be retried', () => {
  test('where it has taken something back, and keeps no journal where nothing is left', async () => {
    const failing = aPlan([undoable, fail('f', 'no-way')], { undoOnFailure: true });
    expect(left(await run(failing))).toEqual({ noRetry: 'taken-back', takesBack: 0, hasJournal: false });
    const stuck = answersOf({ 'a/~undo': failsWith('not-found') });
    expect(left(await run(failing, stuck))).toEqual({ noRetry: 'taken-back', takesBack: 1, hasJournal: true });
  });

  test('where nobody knows what to take back, also with nothing left to take back', async () => {
    const ofOutput: Undo = { ...undo, with: { what: cel('self.output.done') }, readsOutput: true };
    const plan = aPlan([act('a', { undo: ofOutput }), pause('nap', HOUR)]);
    const unclear = answersOf({ a: failsWith('outcome-unknown') });
    expect(left(await run(plan, unclear))).toEqual({ noRetry: null, takesBack: 1, hasJournal: true });
    const told = await run({ ...plan, undoOnFailure: true }, unclear, [rollsBack(SECOND)]);
    expect(left(told)).toEqual({ noRetry: 'taken-back', takesBack: 0, hasJournal: false });
  });

  test('where a run that waits has called it', async () => {
    const parent = { workflowId: 't-0/parent/0', path: 'calls' as StepPath, depth: 1 };
    const failing = aPlan([fail('f', 'no-way')]);
    const called = await run(failing, answersOf(), [], { parent: { ...parent, waits: true } });
    expect(left(called)).toMatchObject({ noRetry: 'called', hasJournal: false });
    expect(left(await run(failing, answersOf(), [], { parent: { ...parent, waits: false } })).noRetry).toBeNull();
  });

  test('where it takes back what another one did', async () => {
    const plan = aPlan([undoable]);
    const stuck = await goOn(await run(plan), plan, 'roll-back', answersOf({ 'a/~undo': failsWith('not-found') }));
    expect(left(stuck)).toEqual({ noRetry: 'roll-back', takesBack: 1, hasJournal: true });
  });

  test('where it has been retried too often', async () => {
    const plan = aPlan([fail('f', 'no-way')]);
    const earlier = (count: number) => Array.from({ length: count }, (_, index) => `r-${index}` as RunId);
    const retry = (count: number) =>
      run(plan, answersOf(), [], { origin: { kind: 'retry', run: 'r-0' as RunId, earlier: earlier(count) } });
    expect(left(await retry(EARLIER_RUNS_MAX - 1)).noRetry).toBeNull();
    expect(left(await retry(EARLIER_RUNS_MAX)).noRetry).toBe('too-often');
  });
});
