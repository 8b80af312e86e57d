import { expect, test } from 'vitest';
import { INLINE_BYTES_MAX } from '../../ledger/payload-codec.ts';
import { act, again, anEvent, aPlan, cel, each, hear, HOUR, set } from '../engine/plans.ts';
import { withLargeRuns, type Execution } from './large-run-stage.ts';
import { withTemporal } from './with-temporal.ts';

/*
 * Large runs on a real server. The suite has smaller ones; all of the size that is promised by hand:
 * `LARGE_ITEMS=10000 LARGE_STEPS=20000 LARGE_SIGNALS=10000 npm test -- test/workflows/large-runs.server.test.ts`.
 */

const ITEMS = Number(process.env['LARGE_ITEMS'] ?? 1_000);
const STEPS = Number(process.env['LARGE_STEPS'] ?? 2_000);
const SIGNALS = Number(process.env['LARGE_SIGNALS'] ?? 2_000);
const CONCURRENCY = 50;
const STEPS_OF_A_TURN = 5;
/** The server warns of longer histories, and ends those that are still longer. */
const EVENTS_MAX = 4_096;
const EVENTS_ERROR = 51_200;
const LIMIT_MS = 1_800_000;

const temporal = withTemporal();
const runs = withLargeRuns(temporal);

function expectSmall(executions: readonly Execution[], eventsMax = EVENTS_MAX): void {
  expect(Math.max(...executions.map(({ events }) => events))).toBeLessThan(eventsMax);
  expect(Math.max(...executions.map(({ payloadBytes }) => payloadBytes))).toBeLessThanOrEqual(INLINE_BYTES_MAX);
  // Figures for whoever runs it with the promised sizes.
  if (ITEMS + STEPS + SIGNALS > 10_000) console.log(executions.length, 'executions', executions);
}

const pathsOf = (workflowId: string): readonly string[] =>
  runs.effectsOf(workflowId).flatMap((effect) => (effect.kind === 'action' ? [effect.path] : []));

test(
  `F35: a loop over ${ITEMS} items, ${CONCURRENCY} at a time, stays below the limits of the server`,
  async () => {
    const list = Array.from({ length: ITEMS }, (_, n) => n);
    const loop = each({
      id: 'loop',
      in: 'inputs.list',
      max: ITEMS,
      concurrency: CONCURRENCY,
      keepOutput: false,
      steps: [act('send', { keepOutput: false, with: { user: cel('item') } })],
    });
    const plan = aPlan([loop], { budgets: { steps: ITEMS + 1 } });
    const run = await runs.start('loop', { plan, start: { inputs: { list } } });
    const { outcome, executions } = await run.ended();
    expect(outcome).toBe('succeeded');
    expect(new Set(pathsOf('loop')).size).toBe(ITEMS);
    expectSmall(executions);
  },
  LIMIT_MS,
);

test(
  `F35: a run of ${STEPS} steps stays below the limits of the server`,
  async () => {
    const turn = [
      act('read', { action: 'test.read', keepOutput: false }),
      ...Array.from({ length: STEPS_OF_A_TURN - 1 }, (_, n) => ({
        ...set(`set_${n}`, { n: cel('1 + 1') }),
        keepOutput: false,
      })),
    ];
    const turns = STEPS / STEPS_OF_A_TURN;
    const loop = again({ id: 'loop', until: `vars.n == 0`, max: turns, keepOutput: false, steps: turn });
    const plan = aPlan([{ ...loop, catch: [{ on: ['until-not-met'], steps: [] }] }], { budgets: { steps: STEPS + 1 } });
    const { outcome, executions } = await (await runs.start('steps', { plan })).ended();
    expect(outcome).toBe('succeeded');
    expect(new Set(pathsOf('steps')).size).toBe(turns);
    expectSmall(executions);
  },
  LIMIT_MS,
);

test(
  `F35: of ${SIGNALS} events that are signalled to one run none is lost`,
  async () => {
    const last = `event.n == ${SIGNALS - 1}`;
    const plan = aPlan([hear('last', { where: last, withinMs: HOUR })]);
    const run = await runs.start('flood', { plan });
    for (let n = 0; n < SIGNALS; n += CONCURRENCY) {
      const events = Array.from({ length: Math.min(CONCURRENCY, SIGNALS - n) }, (_, at) =>
        anEvent(`event-${n + at}`, { n: n + at, text: 'x'.repeat(1_000) }),
      );
      await Promise.all(events.map((event) => run.signal('hand-event', event)));
    }
    const { outcome, executions } = await run.ended();
    expect(outcome).toBe('succeeded');
    const records = runs.effectsOf('flood').flatMap(({ records: some }) => some);
    const joined = records.flatMap(({ event }) => (event.type === 'event-joined' ? [event.eventId] : []));
    expect(new Set(joined).size).toBe(SIGNALS);
    // While more come in, the server refuses to let an execution continue as new: what has come by then lies in its history.
    expectSmall(executions, EVENTS_ERROR / 2);
  },
  LIMIT_MS,
);
