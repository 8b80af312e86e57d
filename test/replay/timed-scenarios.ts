import { act, answer, aPlan, clock, escalate, gives, HOUR, pause, SECOND, tell, work } from '../engine/plans.ts';
import { SOC_LEADS } from '../engine/soc-leads.ts';
import { aRun, type Scenario } from './scenario.ts';

/** The policy that is looked up, with levels of seconds. */
const QUICK_LEVELS = {
  lookup: gives({
    ...SOC_LEADS,
    levels: SOC_LEADS.levels.map((level) => ({ ...level, to: [], withinMs: 3 * SECOND })),
  }),
};

const OFFICE = { calendar: 'office', businessMs: 8 * HOUR };

/** Escalations, clocks and deadlines. */
export const TIMED: readonly Scenario[] = [
  aRun('escalation-acknowledged', aPlan([escalate('wake'), act('done')]), {
    answers: QUICK_LEVELS,
    play: async (stage) => {
      await stage.paged('wake', 2);
      await stage.acknowledge('wake', 'dora');
      await stage.ended();
    },
  }),
  aRun('escalation-unanswered', aPlan([escalate('wake'), act('done')]), { answers: QUICK_LEVELS }),
  aRun(
    'clock-warned-and-breached',
    aPlan([
      clock('on', 'start', 'contain', {
        warnMs: 600,
        limitMs: 1_500,
        onWarn: [tell('soon'), pause('long', HOUR)],
        onBreach: [act('late')],
      }),
      pause('work', 3 * SECOND),
      clock('off', 'stop', 'contain'),
    ]),
  ),
  aRun(
    'clock-stopped',
    aPlan([clock('on', 'start', 'contain', { limitMs: HOUR }), act('work'), clock('off', 'stop', 'contain')]),
  ),
  aRun(
    'deadline-passed',
    aPlan([pause('work', HOUR)], {
      deadline: { withinMs: 1_500, warnMs: 500, onWarn: [tell('soon')], onBreach: [act('late')] },
      finally: [act('last')],
    }),
  ),
];

/** Those that move on. */
export const MOVING_TIMED: readonly Scenario[] = [
  aRun(
    'moved-on-with-a-task-due-in-business-hours',
    aPlan([work('do', { due: OFFICE, remindMs: [HOUR] }), act('done')]),
    {
      answers: { lookup: gives({ moments: [Date.UTC(2100, 0, 4, 9), Date.UTC(2100, 0, 4, 8)] }) },
      play: async (stage) => {
        await stage.told('do');
        await stage.moveOn();
        await stage.say('do', 'ada', answer());
        await stage.ended();
      },
    },
  ),
  aRun('moved-on-in-an-escalation', aPlan([escalate('wake'), act('done')]), {
    answers: QUICK_LEVELS,
    play: async (stage) => {
      await stage.paged('wake');
      await stage.moveOn();
      await stage.ended();
    },
  }),
  aRun(
    'moved-on-beside-a-clock',
    aPlan([
      clock('on', 'start', 'contain', { warnMs: 300, onWarn: [pause('nap', 4 * SECOND), act('beside')] }),
      pause('work', 8 * SECOND),
    ]),
    {
      play: async (stage) => {
        await stage.waiting('on/~warn/nap');
        await stage.moveOn();
        await stage.ended();
      },
    },
  ),
];
