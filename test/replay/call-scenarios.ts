import type { PlaybookName, RunId, StepPath } from '../../contracts/ids.ts';
import { RUN_PATH } from '../../engine/run.ts';
import { act, aPlan, call, cel, failsWith, gives, group, HOUR, pause, SECOND } from '../engine/plans.ts';
import { aRun, type Scenario } from './scenario.ts';

const [caller, path] = ['t-0/caller/1', 'child' as StepPath];
const byAnother = {
  starter: { kind: 'playbook', playbook: 'caller' as PlaybookName, run: 'r-caller' as RunId, path },
  parent: { workflowId: caller, path, waits: true, depth: 1 },
  section: 'recovery',
} as const;

/** Calls that end where they began. */
export const CALLS: readonly Scenario[] = [
  aRun('call-refused', aPlan([call('child', { catch: [{ steps: [act('rescue')] }] }), act('done')]), {
    answers: { 'start-child child': failsWith('not-found') },
  }),
];

/** Calls, and called runs, of two executions. */
export const MOVING_CALLS: readonly Scenario[] = [
  aRun(
    'moved-on-in-a-wave-of-calls',
    aPlan([
      call('all', { tenants: { in: '["a", "b", "c"]', canary: 1, size: 2, haltWhen: 'calls.failed > 0' } }),
      act('done'),
    ]),
    {
      play: async (stage) => {
        await stage.tried('all[0]');
        await stage.childEnded('all[0]');
        await stage.tried('all[2]');
        await stage.moveOn();
        await stage.childEnded('all[1]');
        await stage.childEnded('all[2]');
        await stage.ended();
      },
    },
  ),
  aRun(
    'called-at-a-section-and-moved-on',
    aPlan([
      group('early', [act('never')], { section: 'containment' }),
      group('late', [act('first'), pause('nap', 3 * SECOND), act('second')], { section: 'recovery' }),
    ]),
    {
      start: byAnother,
      play: async (stage) => {
        await stage.waiting('late/nap');
        await stage.moveOn();
        await stage.ended();
      },
    },
  ),
  aRun('moved-on-while-it-tells-its-caller', aPlan([act('a')], { outputs: { what: cel('steps.a.output.done') } }), {
    start: { starter: byAnother.starter, parent: byAnother.parent },
    answers: { [`report-end ${RUN_PATH}`]: [failsWith('unavailable'), gives({})] },
    play: async (stage) => {
      await stage.tried(RUN_PATH);
      await stage.moveOn();
      await stage.ended();
    },
  }),
  aRun('moved-on-while-a-call-is-cancelled', aPlan([call('child'), pause('never', HOUR)], { finally: [act('tidy')] }), {
    answers: {
      'find-child child': [
        gives({ state: 'open', run: 'r-called' }),
        gives({ state: 'ended', run: 'r-called', outcome: 'cancelled', outputs: {} }),
      ],
    },
    play: async (stage) => {
      await stage.waiting('child');
      await stage.cancel();
      await stage.moveOn();
      await stage.childEnded('child');
      await stage.childEnded('child');
      await stage.ended();
    },
  }),
];
