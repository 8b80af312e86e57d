import type { TaskChange } from '../../contracts/task.ts';
import { act, answer, aPlan, gives, lit, pause, SECOND, work } from '../engine/plans.ts';
import { aRun, type Scenario } from './scenario.ts';

const aTask = work('do', {
  due: { durationMs: SECOND },
  remindMs: [2_000],
  signOffBy: [{ team: lit('leads') }],
  onOverdue: [pause('hold', 500), act('warn')],
});
const signOff: TaskChange = { kind: 'sign-off', reason: '' };

/** Tasks by update. */
export const TASKS: readonly Scenario[] = [
  aRun('task-overdue-and-signed-off', aPlan([aTask, act('done')]), {
    answers: { 'check-message do': [gives({ refused: 'wrong-person' }), gives({ refused: null })] },
    play: async (stage) => {
      await stage.told('do', 2);
      await stage.say('do', 'eli', { kind: 'comment', text: 'Not mine' });
      await stage.say('do', 'ada', { kind: 'comment', text: 'On it' });
      await stage.say('do', 'ada', answer());
      await stage.told('do', 3);
      await stage.say('do', 'dora', signOff);
      await stage.ended();
    },
  }),
  aRun(
    'task-of-each-team',
    aPlan([work('do', { to: [{ team: lit('csirt') }, { team: lit('leads') }], isForEachTeam: true }), act('done')]),
    {
      play: async (stage) => {
        await stage.told('do[1]');
        await stage.say('do[1]', 'dora', answer());
        await stage.say('do[0]', 'ada', { kind: 'reassign', to: [{ team: 'leads' }], reason: 'Theirs' });
        await stage.say('do[0]', 'dora', answer());
        await stage.ended();
      },
    },
  ),
];

/** A task that outlives its execution. */
export const MOVING_TASKS: readonly Scenario[] = [
  aRun('moved-on-in-a-task', aPlan([aTask, act('done')]), {
    play: async (stage) => {
      await stage.told('do');
      await stage.say('do', 'ada', answer());
      await stage.told('do', 2);
      await stage.moveOn();
      await stage.say('do', 'dora', signOff);
      await stage.ended();
    },
  }),
];
