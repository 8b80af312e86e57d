import { describe, expect, test } from 'vitest';
import type { StepPath } from '../../contracts/ids.ts';
import { rehearse, rehearseWhole, type Rehearsal, type ScriptedMessage } from '../../rehearsal/rehearse.ts';
import { act, answersOf, aPlan, aStart, decides, each, HOUR, lit, MONDAY, pause, settled } from '../engine/plans.ts';

const undo = { action: 'test.write', with: { what: lit('back') }, readsOutput: false };
const block = act('block', { undo, undoAfterMs: 4 * HOUR });

async function played(
  script: readonly ScriptedMessage[] = [],
  steps = [block, pause('nap', HOUR)],
): Promise<Rehearsal> {
  const rehearsal = await rehearseWhole(aStart(aPlan(steps)), MONDAY, answersOf(), script);
  if ('stuck' in rehearsal) throw new TypeError('The run waits for ever');
  return rehearsal;
}

const actions = ({ effects }: Rehearsal) =>
  effects.flatMap(({ at, effect }) => (effect.kind === 'action' ? [`${(at - MONDAY) / HOUR}h ${effect.path}`] : []));
const decision = (afterMs: number, step: string, approve = true) => decides(afterMs, step, 'noa', approve);

describe('what undoes a step later', () => {
  test('is played after the end of the run, whose own trace and duration stay what they are', async () => {
    const rehearsal = await played();
    expect(settled(rehearsal)).toEqual(['block succeeded', 'nap succeeded']);
    expect(rehearsal.endedAt - MONDAY).toBe(HOUR);
    expect(actions(rehearsal)).toEqual(['0h block', '4h ~finally/undo']);
    expect(rehearsal.later.at(-1)?.event).toMatchObject({ type: 'run-ended', outcome: 'succeeded' });
  });

  test('hears the decision that names the step, and answers it', async () => {
    const rehearsal = await played([decision(2 * HOUR, 'block'), decides(2 * HOUR, 'block', 'mia', false)]);
    expect(actions(rehearsal)).toEqual(['0h block']);
    expect(rehearsal.said.map(({ answer }) => answer)).toEqual([
      { accepted: true, settled: 'approved' },
      { accepted: false, because: 'already-decided' },
    ]);
  });

  test('is asked for each turn by its path', async () => {
    const steps = [each({ id: 'each', in: '[1, 2]', steps: [block] }), pause('nap', HOUR)];
    const rehearsal = await played([decision(HOUR, 'each[1]/block')], steps);
    expect(rehearsal.said).toMatchObject([{ answer: { accepted: true } }]);
    expect(actions(rehearsal)).toEqual(['0h each[0]/block', '0h each[1]/block', '4h ~finally/undo']);
  });

  test('hears no decision about another step, and nothing else', async () => {
    const move: ScriptedMessage = { afterMs: HOUR / 2, message: () => ({ type: 'move-on' }) };
    const rehearsal = await played([decision(HOUR / 2, 'nap'), move]);
    expect(rehearsal.said.map(({ answer }) => answer)).toEqual([
      { accepted: false, because: 'not-waiting' },
      { accepted: true },
    ]);
  });

  test('is answered, not played, where only the run is rehearsed', async () => {
    const rehearsal = await rehearse(aStart(aPlan([block])), MONDAY, answersOf());
    if ('stuck' in rehearsal) throw new TypeError('The run waits for ever');
    expect([actions(rehearsal), rehearsal.later]).toEqual([['0h block'], []]);
  });
});

test('what a run calls is answered as ever', async () => {
  const found = { type: 'child-ended', path: 'other' as StepPath } as const;
  const rehearsal = await played([{ afterMs: 0, message: () => found }], [block]);
  expect(rehearsal.outcome).toBe('succeeded');
});
