import { describe, expect, test } from 'vitest';
import type { StartChildEffect } from '../../contracts/activities.ts';
import type { Plan, Undo } from '../../language/plan/plan.ts';
import type { Answer } from '../../rehearsal/answers.ts';
import { rehearseWhole, type Rehearsal } from '../../rehearsal/rehearse.ts';
import {
  act,
  answersOf,
  aPlan,
  approve,
  aStart,
  cancels,
  cel,
  childEnds,
  decides,
  each,
  effects,
  fail,
  failsWith,
  gives,
  HOUR,
  lit,
  MINUTE,
  MONDAY,
  movesOn,
  pause,
  rollsBack,
  run,
  SECOND,
  set,
  settled,
} from './plans.ts';

const undo: Undo = { action: 'test.write', with: { what: cel('self.output.done') }, readsOutput: true };
const LATER = { undo, undoAfterMs: 4 * HOUR };
const block = act('block', LATER);
const undoing = { undoOnFailure: true } as const;
const failing = aPlan([block, fail('end', 'no-way')], undoing);
const ended = (outcome: string, undone: boolean): Answer =>
  gives({ state: 'ended', run: 'r-called', outcome, outputs: { undone } });
const OPEN = gives({ state: 'open', run: 'r-called' });
const startedIn = ({ effects: seen }: Rehearsal): StartChildEffect => {
  const found = seen.find(({ effect }) => effect.kind === 'start-child')?.effect;
  if (found?.kind !== 'start-child') throw new TypeError('Nothing was started');
  return found;
};
const planIn = (rehearsal: Rehearsal): Plan => startedIn(rehearsal).plan as unknown as Plan;

describe('an action that is undone later', () => {
  test('has a run begun once it has succeeded, with what the undo is called with', async () => {
    const rehearsal = await run(aPlan([block, act('next')]));
    expect(settled(rehearsal)).toEqual(['block succeeded', 'next succeeded']);
    const { path, inputs, parent, playbook, starter } = startedIn(rehearsal);
    expect({ path, inputs, playbook }).toEqual({
      path: 'block/~undoAfter',
      inputs: { undo: { what: 'block' } },
      playbook: 'tried',
    });
    expect(parent).toEqual({ workflowId: 't-0/tried/0', path, waits: true, depth: 0 });
    expect(starter).toMatchObject({ kind: 'playbook', run: 'r-000000000000', person: 'ada' });
    const events = rehearsal.records.map(({ event }) => event.type);
    expect(events.indexOf('child-started')).toBeLessThan(events.indexOf('step-settled'));
  });

  test('has one for each turn of a loop', async () => {
    const rehearsal = await run(aPlan([each({ id: 'each', in: '[1, 2]', steps: [block] })]));
    expect(effects(rehearsal, 'start-child')).toEqual(['each[0]/block/~undoAfter', 'each[1]/block/~undoAfter']);
  });

  test('and did not succeed has none', async () => {
    const rehearsal = await run(aPlan([block]), answersOf({ block: failsWith('outcome-unknown') }));
    expect(effects(rehearsal, 'start-child')).toEqual([]);
  });

  test('asks those who approved it, named by what the run knows', async () => {
    const asks = approve('ask', { by: [{ team: cel('inputs.team') }], notBy: ['mia'] });
    const plan = aPlan([asks, act('block', { ...LATER, approval: 'ask' })]);
    const rehearsal = await run(plan, answersOf(), [decides(MINUTE, 'ask', 'noa')], { inputs: { team: 'csirt' } });
    expect(planIn(rehearsal).steps[0]).toMatchObject({ by: [{ team: lit('csirt') }], notBy: ['mia'] });
  });

  test('is not called where it cannot be said who is asked', async () => {
    const asks = approve('ask', { by: [{ team: cel('vars.teams[0]') }] });
    const teams = (id: string, names: readonly string[]) => set(id, { teams: lit([...names]) });
    const steps = [teams('some', ['csirt']), asks, teams('none', []), act('block', { ...LATER, approval: 'ask' })];
    const rehearsal = await run(aPlan(steps), answersOf(), [decides(MINUTE, 'ask', 'noa')]);
    expect(effects(rehearsal, 'action')).toEqual([]);
    expect(rehearsal.end.failure?.code).toBe('expression-failed');
  });

  test('fails where nobody knows what to undo', async () => {
    const rehearsal = await run(aPlan([block]), answersOf({ block: gives({ other: 1 }) }));
    expect([rehearsal.end.failure?.code, effects(rehearsal, 'start-child')]).toEqual(['undo-unclear', []]);
  });

  test('fails where its run cannot be started, and is taken back as what it did is', async () => {
    const answers = answersOf({
      'start-child block/~undoAfter': failsWith('not-found'),
      'find-child block/~undoAfter': gives({ state: 'none' }),
    });
    const rehearsal = await run(aPlan([block], undoing), answers);
    expect(rehearsal.end.failure?.code).toBe('not-found');
    expect(settled(rehearsal)).toEqual(['block failed', 'block/~undo succeeded']);
  });

  test('is watched also where the run is cancelled while that begins', async () => {
    const start = [failsWith('unavailable'), gives({ run: 'r-called' })];
    const rehearsal = await run(aPlan([block]), answersOf({ 'start-child block/~undoAfter': start }), [
      cancels(SECOND),
    ]);
    expect(effects(rehearsal, 'start-child')).toHaveLength(2);
    expect([rehearsal.outcome, settled(rehearsal)]).toEqual(['succeeded', ['block succeeded']]);
  });

  test('is called once, also where the run moves on before its run has begun', async () => {
    const start = [failsWith('unavailable'), gives({ run: 'r-called' })];
    const answers = answersOf({ 'start-child block/~undoAfter': start });
    const rehearsal = await run(aPlan([block]), answers, [movesOn(SECOND)]);
    expect([rehearsal.segments, effects(rehearsal, 'action')]).toEqual([2, ['block']]);
    expect(rehearsal.records.filter(({ event }) => event.type === 'step-started')).toHaveLength(1);
    expect(settled(rehearsal)).toEqual(['block succeeded']);
  });
});

describe('what is taken back before it is undone later', () => {
  test('is undone here once its run has ended', async () => {
    const answers = answersOf({ 'find-child block/~undoAfter': [OPEN, ended('cancelled', false)] });
    const rehearsal = await run(failing, answers, [childEnds(2 * SECOND, 'block/~undoAfter')]);
    expect(effects(rehearsal, 'cancel-child')).toEqual(['block/~undoAfter']);
    expect(rehearsal.endedAt - MONDAY).toBe(2 * SECOND);
    expect(settled(rehearsal)).toEqual(['block succeeded', 'end failed', 'block/~undo succeeded']);
  });

  test('is not undone again where its run has done so', async () => {
    const rehearsal = await run(failing, answersOf({ 'find-child block/~undoAfter': ended('succeeded', true) }));
    expect(settled(rehearsal)).toEqual(['block succeeded', 'end failed']);
    expect(effects(rehearsal, 'action')).toEqual(['block']);
  });

  test('is told and left alone where nobody learns what its run has done', async () => {
    const rehearsal = await run(failing, answersOf({ 'find-child block/~undoAfter': OPEN }));
    expect(settled(rehearsal)).toEqual(['block succeeded', 'end failed', 'block/~undo failed']);
    expect([effects(rehearsal, 'action'), rehearsal.endedAt - MONDAY]).toEqual([['block'], HOUR]);
  });

  test('is waited for over moving on', async () => {
    const answers = answersOf({ 'find-child block/~undoAfter': [OPEN, ended('cancelled', false)] });
    const rehearsal = await run(failing, answers, [movesOn(SECOND)]);
    expect([rehearsal.segments, effects(rehearsal, 'cancel-child')]).toEqual([2, ['block/~undoAfter']]);
    expect(settled(rehearsal).at(-1)).toBe('block/~undo succeeded');
  });

  test('needs no run where the action did not succeed', async () => {
    const rehearsal = await run(failing, answersOf({ block: failsWith('outcome-unknown') }));
    expect(effects(rehearsal, 'cancel-child')).toEqual([]);
    expect(settled(rehearsal)).toEqual(['block failed', 'block/~undo failed']);
  });
});

describe('the run that undoes it', () => {
  const whole = async (...script: Parameters<typeof rehearseWhole>[3] & object): Promise<Rehearsal> => {
    const rehearsal = await rehearseWhole(aStart(aPlan([block, pause('nap', 2 * HOUR)])), MONDAY, answersOf(), script);
    if ('stuck' in rehearsal) throw new TypeError('The run waits for ever');
    return rehearsal;
  };
  const endOf = ({ later }: Rehearsal) => later.findLast(({ event }) => event.type === 'run-ended');
  const outputs = { kept: false, undone: true };

  test('undoes it when its time is over, after one reminder', async () => {
    const rehearsal = await whole();
    expect(endOf(rehearsal)).toMatchObject({
      at: new Date(MONDAY + 4 * HOUR).toISOString(),
      event: { outcome: 'succeeded', outputs },
    });
    expect(effects(rehearsal, 'action')).toEqual(['block', '~finally/undo']);
    const asked = rehearsal.effects.flatMap(({ at, effect }) => (effect.kind === 'ask' ? [at - MONDAY] : []));
    expect(asked).toEqual([0, 3 * HOUR]);
  });

  test('leaves it where somebody approves, and undoes it at once where somebody refuses', async () => {
    const kept = await whole(decides(HOUR, 'block', 'noa'));
    expect(endOf(kept)).toMatchObject({ event: { outputs: { kept: true, undone: false } } });
    expect(effects(kept, 'action')).toEqual(['block']);
    const refused = await whole(decides(3 * HOUR, 'block', 'noa', false));
    expect(endOf(refused)).toMatchObject({ at: new Date(MONDAY + 3 * HOUR).toISOString(), event: { outputs } });
  });

  test('undoes nothing that the run which did it takes back first', async () => {
    const rehearsal = await whole(rollsBack(HOUR));
    expect(endOf(rehearsal)).toMatchObject({ event: { outcome: 'cancelled' } });
    expect(effects(rehearsal, 'action')).toEqual(['block', 'block/~undo']);
  });

  test('undoes it once, where it does so just when the run takes it back', async () => {
    const rehearsal = await whole(decides(HOUR, 'block', 'noa', false), rollsBack(HOUR));
    expect(effects(rehearsal, 'action').filter((path) => path.includes('undo'))).toHaveLength(1);
    const after = await whole(decides(HOUR, 'block', 'noa', false), rollsBack(HOUR + MINUTE));
    expect(effects(after, 'action')).toEqual(['block', '~finally/undo']);
  });
});
