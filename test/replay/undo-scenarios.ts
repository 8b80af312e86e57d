import type { Undo } from '../../language/plan/plan.ts';
import { act, aPlan, cel, failsWith, gives, HOUR, pause, race, SECOND } from '../engine/plans.ts';
import { aRun, type Scenario } from './scenario.ts';

const undo: Undo = { action: 'test.write', with: {}, readsOutput: false };
const undoOfOutput: Undo = { ...undo, with: { what: cel('self.output.done') }, readsOutput: true };

const later = { undo, undoAfterMs: HOUR };

/** What is taken back in one execution. */
export const UNDOS: readonly Scenario[] = [
  aRun(
    'undone-on-failure',
    aPlan([act('a', { undo }), act('b', { undo: undoOfOutput }), act('breaks'), act('never')], {
      undoOnFailure: true,
      finally: [act('last')],
    }),
    { answers: { breaks: failsWith('not-found') } },
  ),
  aRun(
    'loser-of-a-race-undone',
    aPlan([race('who', { quick: [pause('nap', 600)], slow: [act('send', { undo }), pause('long', HOUR)] })]),
  ),
  aRun('undone-before-it-is-undone-later', aPlan([act('a', later), act('breaks')], { undoOnFailure: true }), {
    answers: {
      breaks: failsWith('not-found'),
      'find-child a/~undoAfter': gives({ state: 'ended', run: 'r-later', outcome: 'cancelled', outputs: {} }),
    },
  }),
];

/** What is taken back across executions. */
export const MOVING_UNDOS: readonly Scenario[] = [
  aRun('moved-on-then-rolled-back', aPlan([act('a', { undo }), act('b', { undo: undoOfOutput }), pause('nap', HOUR)]), {
    play: async (stage) => {
      await stage.waiting('nap');
      await stage.moveOn();
      await stage.rollBack();
      await stage.ended();
    },
  }),
  aRun('moved-on-before-an-undo-later-began', aPlan([act('a', later), act('b')]), {
    answers: { 'start-child a/~undoAfter': [failsWith('unavailable'), gives({ run: 'r-later' })] },
    play: async (stage) => {
      await stage.tried('a/~undoAfter');
      await stage.moveOn();
      await stage.ended();
    },
  }),
  aRun(
    'moved-on-between-undos',
    aPlan([act('a', { undo }), act('b', { undo }), pause('nap', HOUR)], { finally: [act('last')] }),
    {
      answers: {
        'b/~undo': [failsWith('unavailable'), gives({})],
        'a/~undo': [failsWith('unavailable', 4 * SECOND), gives({})],
      },
      play: async (stage) => {
        await stage.waiting('nap');
        await stage.rollBack();
        await stage.tried('a/~undo');
        await stage.moveOn();
        await stage.ended();
      },
    },
  ),
];
