import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digest, type Json } from '../../contracts/json.ts';
import type { StepPath } from '../../contracts/ids.ts';
import type { Step } from '../../language/plan/plan.ts';
import type { ScriptedMessage } from '../../rehearsal/rehearse.ts';
import { measured, type MeasuredRun } from './measured-run.ts';
import { act, again, aPlan, aStart, cancels, cel, each, group, lit, MONDAY, movesOn, SECOND, set } from './plans.ts';

const ITEMS = 10_000;
const CONCURRENCY = 50;
/** Of a history: the server warns of longer ones. */
const EVENTS_MAX = 4_096;
const KIB = 1_024;
const LIMIT_MS = 120_000;

const listOf = (items: number): readonly number[] => Array.from({ length: items }, (_, n) => n);

/** Each call takes as long as every other: turns stay in step, wherever the run moves on. */
const LATENCY_MS = 100;
const isBroken = (path: string): boolean => path.includes('7]');
const answers = () => ({
  answer: ({ kind, path }: { readonly kind: string; readonly path: StepPath }) =>
    kind === 'action' && isBroken(path)
      ? {
          afterMs: LATENCY_MS,
          settled: { status: 'failed' as const, failure: { code: 'not-found' as const, message: 'No such user' } },
        }
      : {
          afterMs: kind === 'action' ? LATENCY_MS : 0,
          settled: { status: 'succeeded' as const, output: { done: true } },
        },
});

const loopOver = (steps: readonly Step[], more: Partial<Parameters<typeof each>[0]> = {}): Step =>
  each({
    id: 'loop',
    in: 'inputs.list',
    max: ITEMS,
    concurrency: CONCURRENCY,
    keepOutput: false,
    onItemFailure: 'continue',
    steps,
    ...more,
  });
const send = act('send', { keepOutput: false, with: { n: cel('item') } });

const runOf = (
  step: Step,
  items: number,
  script: readonly ScriptedMessage[] = [],
  how: Parameters<typeof measured>[3] & { readonly outputs?: Readonly<Record<string, ReturnType<typeof cel>>> } = {},
): Promise<MeasuredRun> => {
  const { outputs = {}, ...more } = how;
  const plan = aPlan([step], { outputs, budgets: { steps: 25_000 } });
  return measured(aStart(plan, { inputs: { list: listOf(items) } }), answers(), script, more);
};

/**
 * What must not depend on when a run moves on, small enough to be compared at once: what happened at each path, in order. The
 * moments may differ: a segment that ends waits for the calls on their way.
 */
function traceOf({ end, records, effects }: MeasuredRun): Json {
  const byPath: Record<string, Json[]> = {};
  for (const { event } of records) (byPath['path' in event ? event.path : ''] ??= []).push(event as unknown as Json);
  const actions = effects.flatMap(({ effect }) => (effect.kind === 'action' ? [effect.path] : []));
  return {
    outcome: end.outcome,
    outputs: end.outputs,
    records: records.length,
    sha256: digest(byPath),
    actions: actions.length,
    once: new Set(actions).size,
  };
}

/** Limits that hold in every segment of every run. */
function expectSmall({ segments, effectBytes }: MeasuredRun, journalBytesMax: number): void {
  expect(Math.max(...segments.map(({ events }) => events))).toBeLessThan(EVENTS_MAX);
  expect(Math.max(...segments.map(({ journalBytes }) => journalBytes))).toBeLessThan(journalBytesMax);
  expect(effectBytes).toBeLessThan(64 * KIB);
}

test(
  'F35: a loop over 10,000 items, 50 at a time, fits into its segments and takes none twice, whichever fail',
  async () => {
    const run = await runOf(loopOver([send]), ITEMS);
    expect(run.end.outcome).toBe('succeeded');
    expect(traceOf(run)).toMatchObject({ actions: ITEMS, once: ITEMS });
    expect(run.segments.length).toBeGreaterThan(10);
    // The list itself has 48 KiB; of the turns there is nothing but those that are open and the records on their way.
    expectSmall(run, 96 * KIB);
    const told = run.records.findLast(({ event }) => event.type === 'step-settled' && event.path === 'loop');
    expect(told?.event).toMatchObject({ status: 'succeeded', output: { turns: ITEMS, failed: ITEMS / 10 } });
  },
  LIMIT_MS,
);

test(
  'F35: a loop over 10,000 items whose output is read keeps an error an item that failed',
  async () => {
    const outputs = {
      failed: cel('size(steps.loop.output.filter(e, e.status == "failed"))'),
      code: cel('steps.loop.output[7].error.code'),
      status: cel('steps.loop.output[8].status'),
    };
    const run = await runOf(loopOver([send], { keepOutput: true }), ITEMS, [], { outputs });
    expect(run.end.outputs).toEqual({ failed: ITEMS / 10, code: 'not-found', status: 'succeeded' });
    expectSmall(run, 192 * KIB);
  },
  LIMIT_MS,
);

const NOTING = loopOver([send, { ...set('note', { n: cel('item') }), keepOutput: false }]);
const FEWER = 2_000;
const LASTS_MS = (FEWER / CONCURRENCY) * LATENCY_MS;
const moments = fc.array(fc.integer({ min: 1, max: LASTS_MS - 1 }), { minLength: 1, maxLength: 8 });

test(
  'F35: a loop that moves on at any moments does what one does that never moves on',
  async () => {
    const whole = traceOf(await runOf(NOTING, FEWER, [], { movesOn: false }));
    expect(whole).toMatchObject({ outcome: 'succeeded', actions: FEWER, once: FEWER });
    await fc.assert(
      fc.asyncProperty(moments, async (moved) => {
        const run = await runOf(
          NOTING,
          FEWER,
          moved.map((at) => movesOn(at)),
        );
        expect(run.segments.length).toBeGreaterThan(moved.length / 2);
        expect(traceOf(run)).toEqual(whole);
      }),
      { numRuns: 8 },
    );
  },
  LIMIT_MS,
);

test(
  'F35: a loop that is cancelled in the middle begins no turn after it and settles each that it began, wherever it moves on',
  async () => {
    const cancelAt = LASTS_MS / 2 + 50;
    await fc.assert(
      fc.asyncProperty(moments, async (moved) => {
        const script = [...moved.map((at) => movesOn(at)), cancels(cancelAt)];
        const run = await runOf(NOTING, FEWER, script);
        const trace = traceOf(run) as { readonly actions: number; readonly once: number };
        expect(run.end.outcome).toBe('cancelled');
        expect(trace.once).toBe(trace.actions);
        const called = run.effects.filter(({ effect }) => effect.kind === 'action');
        expect(called.filter(({ at }) => at > MONDAY + cancelAt)).toEqual([]);
        const settled = run.records.filter(
          ({ event }) => event.type === 'step-settled' && event.path.endsWith('/send') && event.status !== 'cancelled',
        );
        expect(settled).toHaveLength(trace.actions);
      }),
      { numRuns: 8 },
    );
  },
  LIMIT_MS,
);

test(
  'F35: a loop of 5,000 turns and a run of 20,000 steps fit into their segments and lose nothing',
  async () => {
    const turn = [send, ...['a', 'b', 'c'].map((id) => ({ ...set(id, { n: lit(1) }), keepOutput: false }))];
    const steps = turn.map((step) => (step.kind === 'action' ? { ...step, with: {} } : step));
    const repeated = again({ id: 'loop', until: 'false', max: 5_000, keepOutput: false, steps });
    const lasting = group('all', [{ ...repeated, catch: [{ steps: [] }] }], { timeoutMs: 3_600 * SECOND });
    const run = await measured(aStart(aPlan([lasting], { budgets: { steps: 20_002 } })), {
      answer: ({ kind }) => ({
        afterMs: kind === 'action' ? LATENCY_MS : 0,
        settled: { status: 'succeeded', output: { done: true } },
      }),
    });
    expect(run.end.outcome).toBe('succeeded');
    expect(traceOf(run)).toMatchObject({ actions: 5_000, once: 5_000 });
    const settled = run.records.filter(({ event }) => event.type === 'step-settled');
    expect(settled).toHaveLength(20_002);
    expect(run.records.map(({ seq }) => seq)).toEqual(run.records.map((_, at) => at + 1));
    expectSmall(run, 4 * KIB);
  },
  LIMIT_MS,
);

test(
  'the time of a loop grows with its items and not with their square',
  async () => {
    const timed = async (items: number): Promise<number> => {
      // Of this process alone: the machine may be busy with others.
      const before = process.cpuUsage();
      await runOf(loopOver([send]), items);
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    await timed(500);
    const small = await timed(2_000);
    const large = await timed(ITEMS);
    // Five times the items; the square would be twenty-five times the time.
    expect(large).toBeLessThan(small * 13);
  },
  LIMIT_MS,
);
