import { RUN_PATH } from '../../engine/run.ts';
import {
  act,
  again,
  aPlan,
  approve,
  branches,
  cel,
  choose,
  clock,
  each,
  fail,
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
import { EVENT } from './recorded-event.ts';
import { aRun, type Scenario } from './scenario.ts';

const moved = (path: string): Pick<Scenario, 'play'> => ({
  play: async (stage) => {
    await stage.waiting(path);
    await stage.moveOn();
    await stage.ended();
  },
});

/** Ways through a step that no other scenario takes. */
export const WAYS: readonly Scenario[] = [
  aRun('event-waited-for-in-vain', aPlan([hear('reply', { withinMs: 600, onTimeout: [act('note')] }), act('done')])),
  aRun(
    'clock-paused-and-resumed',
    aPlan([
      clock('on', 'start', 'contain', { limitMs: 1_500, onBreach: [act('late')] }),
      clock('hold', 'pause', 'contain'),
      pause('lunch', 2 * SECOND),
      clock('again', 'resume', 'contain'),
      pause('work', 2_500),
      clock('off', 'stop', 'contain'),
    ]),
  ),
  aRun('an-event-while-an-ended-run-answers', aPlan([approve('ask')]), {
    // The approvers were asked, and one decides while it is asked once more, for good in vain: nobody takes that up.
    answers: {
      'ask ask': [
        { afterMs: 0, settled: { status: 'again', at: 0, failure: { code: 'worker-lost', message: 'Lost' } } },
        { ...failsWith('not-found'), afterMs: 4 * SECOND },
      ],
    },
    play: async (stage) => {
      await stage.tried('ask', 2);
      const decided = stage.decide('ask', 'noa');
      await stage.wrote('run-ended');
      await stage.handEvent({ ...EVENT, id: 'event-2' });
      await decided;
      await stage.ended();
    },
  }),
  aRun('failed-as-the-playbook-says', aPlan([fail('give_up', 'contained-too-late')], { onFailure: [tell('warn')] })),
];

/** What has settled, and what is open, when a run moves on. */
export const MOVING_KINDS: readonly Scenario[] = [
  aRun(
    'moved-on-past-many-kinds',
    aPlan([
      set('v', { n: lit(2) }),
      choose({ id: 'way', cases: [{ when: 'vars.n == 2', steps: [tell('hello')] }] }),
      group('try', [fail('give_up', 'too-late')], { catch: [{ as: 'why', steps: [act('rescue')] }] }),
      clock('on', 'start', 'contain', { limitMs: HOUR }),
      race('who', { first: [set('won', { by: lit('first') })], late: [pause('long', HOUR)] }),
      branches('both', { left: [act('a')], right: [act('b')] }),
      each({ id: 'all', in: '[1, 2]', as: 'n', steps: [act('send', { with: { n: cel('n') } })] }),
      again({ id: 'poll', until: 'steps.look.status == "succeeded"', steps: [act('look')] }),
      hear('reply', { withinMs: 400 }),
      pause('nap', 3 * SECOND),
      clock('off', 'stop', 'contain'),
      act('done', { with: { n: cel('vars.n') } }),
      stop('enough', 'enough'),
    ]),
    moved('nap'),
  ),
  aRun(
    'moved-on-in-branches',
    aPlan([
      branches('all', {
        chosen: [choose({ id: 'way', cases: [{ when: 'true', steps: [pause('first', 3 * SECOND), act('a')] }] })],
        raced: [race('who', { quick: [pause('second', 3 * SECOND), act('b')], slow: [pause('long', HOUR)] })],
        caught: [group('try', [fail('no', 'no')], { catch: [{ steps: [pause('third', 3 * SECOND), act('c')] }] })],
        timed: [group('late', [pause('fourth', HOUR)], { timeoutMs: 4 * SECOND, catch: [{ steps: [act('d')] }] })],
      }),
      act('done'),
    ]),
    moved('all/timed/late/fourth'),
  ),
  aRun(
    'moved-on-between-tries',
    aPlan([
      branches('both', {
        left: [act('open', { retry: { attempts: 3, backoffMs: { first: 4 * SECOND, max: HOUR } } })],
        right: [tell('say', { retry: { attempts: 3, backoffMs: { first: 4 * SECOND, max: HOUR } } })],
      }),
    ]),
    {
      answers: {
        'both/left/open': [failsWith('unavailable'), gives({})],
        'both/right/say': [failsWith('unavailable'), gives({})],
      },
      play: async (stage) => {
        await stage.tried('both/left/open');
        await stage.tried('both/right/say');
        await stage.moveOn();
        await stage.ended();
      },
    },
  ),
  aRun(
    'moved-on-with-its-budget-spent',
    aPlan([act('a'), act('b'), act('never')], {
      budgets: { steps: 2 },
      finally: [pause('calm', 3 * SECOND), act('last')],
    }),
    moved('~finally/calm'),
  ),
  aRun('moved-on-with-a-decision-to-check', aPlan([approve('ok', { expiresMs: HOUR }), act('done')]), {
    answers: { 'check-decision ok': [failsWith('unavailable'), gives({ refused: null })] },
    play: async (stage) => {
      const decided = stage.decide('ok', 'ada');
      await stage.checked('ok');
      await stage.moveOn();
      await decided;
      await stage.ended();
    },
  }),
  aRun('moved-on-while-paused', aPlan([pause('nap', SECOND), act('done')]), {
    play: async (stage) => {
      await stage.waiting('nap');
      await stage.hold('pause');
      await stage.done('nap');
      await stage.moveOn();
      await stage.hold('resume');
      await stage.ended();
    },
  }),
  aRun(
    'moved-on-while-a-loser-tidies-up',
    aPlan([
      race('who', {
        quick: [pause('nap', 600)],
        slow: [group('watch', [pause('long', HOUR)], { finally: [pause('calm', 3 * SECOND), act('tidy')] })],
      }),
      act('done'),
    ]),
    moved('who/slow/watch/~finally/calm'),
  ),
  aRun(
    'moved-on-after-an-event-stayed-away',
    aPlan([hear('reply', { withinMs: 400, onTimeout: [pause('calm', 3 * SECOND), act('note')] }), act('done')]),
    moved('reply/~timeout/calm'),
  ),
  aRun(
    'moved-on-between-two-events',
    aPlan([
      again({ id: 'both', until: 'steps.reply.output.event.n == 2', steps: [hear('reply', { event: EVENT.type })] }),
      act('done'),
    ]),
    {
      start: { starter: { kind: 'event', eventId: EVENT.id }, event: EVENT },
      play: async (stage) => {
        await stage.waiting('both[0]/reply');
        await stage.handEvent({ ...EVENT, id: 'event-2', fields: { n: 1 } });
        await stage.waiting('both[1]/reply');
        await stage.moveOn();
        await stage.handEvent({ ...EVENT, id: 'event-3', fields: { n: 2 } });
        await stage.ended();
      },
    },
  ),
  aRun('moved-on-with-an-event-that-came-too-late', aPlan([act('done')], { finally: [pause('calm', 3 * SECOND)] }), {
    start: { starter: { kind: 'event', eventId: EVENT.id }, event: EVENT },
    play: async (stage) => {
      await stage.waiting('~finally/calm');
      await stage.handEvent({ ...EVENT, id: 'event-2' });
      await stage.moveOn();
      await stage.ended();
    },
  }),
  aRun('moved-on-with-an-event-to-claim', aPlan([hear('reply', { event: EVENT.type }), act('done')]), {
    start: { starter: { kind: 'event', eventId: EVENT.id }, event: EVENT },
    answers: { [`claim ${RUN_PATH}`]: [gives({ claimed: true }), failsWith('unavailable'), gives({ claimed: true })] },
    play: async (stage) => {
      await stage.waiting('reply');
      await stage.handEvent({ ...EVENT, id: 'event-2' });
      await stage.tried(RUN_PATH, 2);
      await stage.moveOn();
      await stage.ended();
    },
  }),
];
