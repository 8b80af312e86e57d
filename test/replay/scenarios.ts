import type { FeedRef, ScheduledStart } from '../../contracts/activities.ts';
import type { TenantId } from '../../contracts/ids.ts';
import type { Answer } from '../../rehearsal/answers.ts';
import {
  act,
  again,
  aPlan,
  approve,
  branches,
  call,
  cel,
  choose,
  each,
  failsWith,
  gives,
  group,
  hear,
  HOUR,
  lit,
  pause,
  race,
  SECOND,
  set,
  stop,
  tell,
} from '../engine/plans.ts';
import { AFTER_END, MOVING_AFTER_END } from './after-end-scenarios.ts';
import { CALLS, MOVING_CALLS } from './call-scenarios.ts';
import { MOVING_KINDS, WAYS } from './kinds-scenarios.ts';
import { EVENT } from './recorded-event.ts';
import { aRun, type Scenario } from './scenario.ts';
import { MOVING_TIMED, TIMED } from './timed-scenarios.ts';
import { until } from './stage.ts';
import { MOVING_TASKS, TASKS } from './task-scenarios.ts';
import { MOVING_UNDOS, UNDOS } from './undo-scenarios.ts';

const FEED: FeedRef = { tenant: 'contoso' as TenantId, source: 'o365-management', contentType: 'Audit.General' };
const SLOT: Omit<ScheduledStart, 'slot'> = {
  tenant: 'contoso' as TenantId,
  playbook: 'daily',
  schedule: 'schedule-1',
  trigger: 0,
};

/** The ledger takes nothing, and the call is to come again soon. */
const ledgerDown: Answer = {
  afterMs: 0,
  recorded: false,
  settled: {
    status: 'again',
    // In the past: at once.
    at: 0,
    failure: { code: 'ledger-unavailable', message: 'The ledger does not answer' },
  },
};
const byEvent = { starter: { kind: 'event', eventId: EVENT.id }, event: EVENT } as const;
const read = (id: string, more: Parameters<typeof act>[1] = {}) => act(id, { action: 'test.read', ...more });
const aQuestion = approve('ok', { expiresMs: HOUR });
const whatFollows = [act('done', { if: 'steps.ok.output.approved' }), stop('given_up', 'refused')].map((step) =>
  step.kind === 'stop' ? { ...step, if: '!steps.ok.output.approved' } : step,
);

/** Actions, and how they fail. */
const ACTIONS: readonly Scenario[] = [
  aRun('five-actions', aPlan(['a', 'b', 'c', 'd', 'e'].map((id) => act(id)))),
  aRun('quick-actions', aPlan([read('look'), read('look_again'), act('open'), read('look_last')])),
  aRun('quick-action-too-slow', aPlan([read('look')]), { answers: { look: [gives(1, 2_500), gives(2)] } }),
  aRun('retries', aPlan([act('open', { retry: { attempts: 3, backoffMs: { first: 400, max: SECOND } } })]), {
    answers: { open: [failsWith('unavailable'), failsWith('throttled', 600), gives({})] },
  }),
  aRun('ledger-down', aPlan([act('open'), act('note')]), { answers: { open: [ledgerDown, ledgerDown, gives({})] } }),
  aRun(
    'catch-and-finally',
    aPlan(
      [
        group('try', [act('breaks')], { catch: [{ steps: [act('rescue')] }], finally: [act('tidy')] }),
        act('fails_run'),
      ],
      { onFailure: [tell('warn')], finally: [act('last')] },
    ),
    {
      answers: {
        'try/breaks': failsWith('not-found'),
        breaks: failsWith('not-found'),
        fails_run: failsWith('not-found'),
      },
    },
  ),
  aRun('timeouts', aPlan([group('late', [read('slow')], { timeoutMs: 2_500, catch: [{ steps: [act('rescue')] }] })]), {
    answers: { slow: gives(1, 6_000), 'late/slow': gives(1, 6_000) },
  }),
];

/** Approvals by update. */
const APPROVALS: readonly Scenario[] = [
  aRun('approval-approved', aPlan([aQuestion, ...whatFollows]), {
    play: async (stage) => {
      await stage.decide('ok', 'ada');
      await stage.ended();
    },
  }),
  aRun('approval-refused', aPlan([aQuestion, ...whatFollows]), {
    play: async (stage) => {
      await stage.decide('ok', 'ada', false);
      await stage.ended();
    },
  }),
  aRun('approval-by-two', aPlan([{ ...aQuestion, quorum: '2' } as typeof aQuestion, ...whatFollows]), {
    answers: { 'check-decision ok': [gives({ refused: 'wrong-person' }), gives({ refused: null })] },
    play: async (stage) => {
      for (const person of ['eli', 'ada', 'chen']) await stage.decide('ok', person);
      await stage.ended();
    },
  }),
  aRun('approval-by-two-written-at-once', aPlan([{ ...aQuestion, quorum: '2' } as typeof aQuestion, ...whatFollows]), {
    play: async (stage) => {
      for (const person of ['ada', 'chen']) {
        await stage.decide('ok', person);
        await stage.wrote('decision');
      }
      await stage.ended();
    },
  }),
  aRun(
    'approval-expired',
    aPlan([approve('ok', { expiresMs: 2_500, remindMs: [SECOND], onExpiry: [act('note')] }), ...whatFollows]),
  ),
];

/** Steps that hold steps. */
const GROUPS: readonly Scenario[] = [
  aRun(
    'for-each-three-at-once',
    aPlan([each({ id: 'all', in: '[1, 2, 3, 4, 5, 6]', as: 'n', concurrency: 3, steps: [act('send'), read('look')] })]),
  ),
  aRun(
    'parallel-with-needs',
    aPlan([
      branches(
        'both',
        {},
        {
          branches: [
            { name: 'first', needs: [], steps: [act('a')] },
            { name: 'beside', needs: [], steps: [pause('nap', 500), act('b')] },
            { name: 'after', needs: ['first', 'beside'], steps: [act('c')] },
          ],
        },
      ),
    ]),
  ),
  aRun(
    'race-with-a-late-loser',
    aPlan([
      race('who', { first: [pause('nap', 300)], late: [act('send')], waits: [pause('long', HOUR)] }),
      act('done'),
    ]),
    { answers: { 'who/late/send': gives({}, 1_500) } },
  ),
  aRun(
    'repeat-with-pauses',
    aPlan([
      again({ id: 'poll', until: 'steps.look.output == 3', everyMs: SECOND, steps: [read('look'), act('note')] }),
      act('done'),
    ]),
    { answers: { 'poll[0]/look': gives(1), 'poll[1]/look': gives(2), 'poll[2]/look': gives(3) } },
  ),
  aRun(
    'every-kind',
    aPlan([
      set('v', { n: lit(2), at: cel('now') }),
      choose({ id: 'way', cases: [{ when: 'vars.n == 2', steps: [tell('hello')] }], default: [act('never')] }),
      pause('nap', 300),
      stop('enough', 'enough'),
      act('unreached'),
    ]),
  ),
];

/** Messages that are not decisions. */
const MESSAGES: readonly Scenario[] = [
  aRun('call-cancelled', aPlan([call('child'), act('never')], { finally: [act('tidy')] }), {
    answers: {
      'start-child child': gives({ run: 'r-called' }),
      'cancel-child child': gives({}),
      'find-child child': gives({ state: 'ended', run: 'r-called', outcome: 'cancelled', outputs: {} }),
    },
    play: async (stage) => {
      await stage.waiting('child');
      await stage.cancel();
      await stage.ended();
    },
  }),
  aRun('wait-cancelled', aPlan([pause('nap', HOUR)], { finally: [act('tidy')] }), {
    play: async (stage) => {
      await stage.waiting('nap');
      await stage.cancel();
      await stage.ended();
    },
  }),
  aRun('cancelled-from-outside', aPlan([aQuestion], { finally: [act('tidy')] }), {
    play: async (stage) => {
      await stage.asked('ok');
      await stage.handle.cancel();
      await stage.ended();
    },
  }),
  aRun('event-claims-and-joins', aPlan([pause('nap', 2_000), act('done')]), {
    start: byEvent,
    play: async (stage) => {
      await stage.handEvent(EVENT);
      await stage.handEvent({ ...EVENT, id: 'event-2' });
      await stage.ended();
    },
  }),
  aRun('event-claimed-elsewhere', aPlan([act('never')]), {
    start: byEvent,
    answers: { claim: gives({ claimed: false }) },
  }),
  aRun('plan-of-a-newer-watchbill', { ...aPlan([act('never')]), irVersion: 99 }),
];

/** Runs of two executions. Their journals are stored too. */
export const MOVING: readonly Scenario[] = [
  ...MOVING_TASKS,
  ...MOVING_TIMED,
  ...MOVING_CALLS,
  ...MOVING_KINDS,
  ...MOVING_UNDOS,
  ...MOVING_AFTER_END,
  aRun('moved-on-at-an-approval', aPlan([act('before'), aQuestion, ...whatFollows]), {
    play: async (stage) => {
      await stage.asked('ok');
      await stage.moveOn();
      await stage.decide('ok', 'ada');
      await stage.ended();
    },
  }),
  aRun(
    'moved-on-in-a-loop',
    aPlan([
      each({
        id: 'all',
        in: '[1, 2, 3, 4, 5]',
        as: 'n',
        concurrency: 3,
        steps: [act('first'), pause('nap', 3_000), act('second', { with: { n: cel('n') } })],
      }),
      act('done'),
    ]),
    {
      play: async (stage) => {
        await stage.waiting('all[2]/nap');
        await stage.moveOn();
        await stage.ended();
      },
    },
  ),
  aRun('call-told-and-moved-on', aPlan([call('child'), call('gone', { mode: 'detach' }), act('done')]), {
    answers: {
      'start-child child': gives({ run: 'r-called' }),
      'start-child gone': gives({ run: 'r-gone' }),
      'find-child child': gives({ state: 'ended', run: 'r-called', outcome: 'contained', outputs: { n: 1 } }),
    },
    play: async (stage) => {
      await stage.waiting('child');
      await stage.moveOn();
      await stage.childEnded('child');
      await stage.ended();
    },
  }),
  aRun(
    'moved-on-in-a-wait-for-an-event',
    aPlan([hear('reply', { event: EVENT.type, where: 'event.n == 2' }), act('done')]),
    {
      start: byEvent,
      play: async (stage) => {
        await stage.waiting('reply');
        await stage.handEvent({ ...EVENT, id: 'event-2', fields: { n: 1 } });
        await stage.moveOn();
        await stage.handEvent({ ...EVENT, id: 'event-3', fields: { n: 2 } });
        await stage.ended();
      },
    },
  ),
  aRun(
    'moved-on-in-a-repeat',
    aPlan([
      set('start', { n: lit(0) }),
      again({
        id: 'poll',
        until: 'vars.n == 2',
        everyMs: 3 * SECOND,
        steps: [act('step'), set('up', { n: cel('vars.n + 1') })],
      }),
      act('done', { with: { n: cel('vars.n') } }),
    ]),
    {
      play: async (stage) => {
        await stage.waiting('poll');
        await stage.moveOn();
        await stage.ended();
      },
    },
  ),
  aRun(
    'moved-on-then-cancelled',
    aPlan(
      [
        branches('both', { left: [act('a'), pause('nap', HOUR)], right: [approve('ok', { expiresMs: HOUR })] }),
        act('unreached'),
      ],
      { finally: [act('tidy')] },
    ),
    {
      play: async (stage) => {
        await stage.waiting('both/right/ok');
        await stage.moveOn();
        await stage.cancel();
        await stage.ended();
      },
    },
  ),
  aRun(
    'moved-on-in-finally',
    aPlan([group('try', [act('breaks')], { finally: [pause('calm', 3_000), act('tidy')] })], {
      finally: [act('last')],
    }),
    {
      answers: { breaks: failsWith('not-found'), 'try/breaks': failsWith('not-found') },
      play: async (stage) => {
        await stage.waiting('try/~finally/calm');
        await stage.moveOn();
        await stage.ended();
      },
    },
  ),
];

/** Workflows that are not runs. */
const OTHERS: readonly Scenario[] = [
  {
    name: 'intake',
    workflow: 'eventIntake',
    args: [FEED, { pollSeconds: 1 }],
    answers: {},
    // Its turns: more, a failure, nothing new.
    play: async ({ handle, workflowId }) => {
      const turns = async () =>
        ((await handle.fetchHistory()).events ?? []).filter((event) => event.activityTaskScheduledEventAttributes)
          .length;
      await until(`turns of ${workflowId}`, async () => (await turns()) >= 3);
      await handle.signal('stop');
      await handle.result();
    },
  },
  {
    name: 'upkeep',
    workflow: 'upkeep',
    args: [],
    answers: {},
    play: async ({ handle, workflowId }) => {
      const waits = async () =>
        ((await handle.fetchHistory()).events ?? []).some((event) => event.timerStartedEventAttributes);
      await until(`the pause of ${workflowId}`, waits);
      await handle.terminate();
    },
  },
  {
    name: 'scheduled-start',
    workflow: 'scheduledStart',
    args: [SLOT],
    answers: {},
    isScheduled: true,
    play: (stage) => stage.ended(),
  },
];

/** Everything that is recorded. */
export const SCENARIOS: readonly Scenario[] = [
  ...ACTIONS,
  ...APPROVALS,
  ...TASKS,
  ...GROUPS,
  ...MESSAGES,
  ...TIMED,
  ...CALLS,
  ...WAYS,
  ...UNDOS,
  ...AFTER_END,
  ...MOVING,
  ...OTHERS,
];
