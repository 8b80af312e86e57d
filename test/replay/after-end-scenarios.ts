import type { RunId, StepPath } from '../../contracts/ids.ts';
import type { Json } from '../../contracts/json.ts';
import type { Journal } from '../../engine/journal.ts';
import { act, aPlan, each, failsWith, pause, SECOND } from '../engine/plans.ts';
import { aRun, type RunGiven, type Scenario } from './scenario.ts';

const ENDED = 'r-000000000001' as RunId;
const undo = { action: 'test.write', with: {}, readsOutput: false } as const;
const AT = Date.UTC(2026, 2, 2, 8);
const entry = { title: 'a', action: 'test.write', input: {}, state: 'done', attempts: 0 } as const;

/** What a run left that had done `a` and one of two turns, and then failed. */
const LEFT: Journal = {
  journalVersion: 2,
  startedAt: AT,
  phase: 'ended',
  ending: { outcome: 'failed', failure: { code: 'not-found', message: 'not-found' } },
  outputs: {},
  seq: 12,
  order: 4,
  root: {
    at: AT,
    children: {
      a: { at: AT, settled: { order: 1, completion: { status: 'succeeded' }, steps: {}, vars: {} } },
      turns: {
        at: AT,
        settled: {
          order: 4,
          completion: { status: 'failed', failure: { code: 'not-found', message: 'not-found' } },
          steps: {},
          vars: {},
        },
        loop: { items: [1, 2], begun: 2, failed: 1, entries: {} },
        left: { '[1]': { at: AT, children: {} } },
      },
    },
  },
  undo: [{ ...entry, path: 'a' as StepPath }],
  noted: [],
  answers: [],
  joining: [],
  joined: [],
  outbox: [],
  recordsLost: 0,
  used: { steps: 3, iterations: 2 },
};

const goesOn = (kind: 'retry' | 'roll-back'): NonNullable<RunGiven['start']> => ({
  origin: { kind, run: ENDED, earlier: [ENDED] },
  journal: LEFT as unknown as Json, // a journal is plain JSON
});

const plan = aPlan([act('a', { undo }), each({ id: 'turns', in: '[1, 2]', steps: [act('send')] })], {
  finally: [pause('rest', 2 * SECOND), act('last')],
});

/** Runs that go on from the end of another one, in one execution. */
export const AFTER_END: readonly Scenario[] = [
  aRun('retry-of-a-run', plan, { start: goesOn('retry') }),
  aRun('roll-back-after-the-end', plan, { start: goesOn('roll-back') }),
];

/** And across executions: a retry that fails again, and is moved on with the turn that it left. */
export const MOVING_AFTER_END: readonly Scenario[] = [
  aRun('moved-on-in-a-retry', plan, {
    start: goesOn('retry'),
    answers: { 'turns[1]/send': failsWith('not-found') },
    play: async (stage) => {
      await stage.waiting('~finally/rest');
      await stage.moveOn();
      await stage.ended();
    },
  }),
];
