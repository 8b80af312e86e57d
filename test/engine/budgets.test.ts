import { expect, test } from 'vitest';
import type { Journal } from '../../engine/journal.ts';
import type { Step, Value } from '../../language/plan/plan.ts';
import {
  act,
  aPlan,
  answersOf,
  approve,
  branches,
  cel,
  each,
  effects,
  group,
  gives,
  HOUR,
  lit,
  MINUTE,
  MONDAY,
  pause,
  run,
  set,
  settled,
} from './plans.ts';

test('a run may execute as many steps as its budget, and none more', async () => {
  const steps = [set('a', {}), set('b', {}), set('c', {})];
  expect((await run(aPlan(steps, { budgets: { steps: 3 } }))).outcome).toBe('succeeded');
  const over = await run(aPlan(steps, { budgets: { steps: 2 } }));
  expect(over.end.failure?.code).toBe('budget-steps');
  expect(settled(over)).toEqual(['a succeeded', 'b succeeded', 'c cancelled']);
});

test('a budget is not caught by a catch', async () => {
  const over = await run(
    aPlan([group('g', [set('a', {}), set('b', {})], { catch: [{ steps: [] }] })], { budgets: { steps: 2 } }),
  );
  expect(over.end.failure?.code).toBe('budget-steps');
});

test('a run may take as many loop turns as its budget', async () => {
  const plan = (iterations: number) => aPlan([each({ id: 'loop', steps: [act('x')] })], { budgets: { iterations } });
  expect((await run(plan(3))).outcome).toBe('succeeded');
  const over = await run(plan(2));
  expect(over.end.failure?.code).toBe('budget-iterations');
  expect(effects(over, 'action')).toHaveLength(2);
});

test('no more branches are open than the budget of fan-out', async () => {
  const plan = (fanOut: number) => aPlan([branches('g', { a: [act('x')], b: [act('y')] })], { budgets: { fanOut } });
  expect((await run(plan(2))).outcome).toBe('succeeded');
  expect((await run(plan(1))).end.failure?.code).toBe('budget-fan-out');
});

test('steps are nested no deeper than the budget', async () => {
  const plan = (depth: number) => aPlan([group('a', [group('b', [set('c', {})])])], { budgets: { depth } });
  expect((await run(plan(3))).outcome).toBe('succeeded');
  expect((await run(plan(2))).end.failure?.code).toBe('budget-depth');
});

test('a run that lasts longer than its budget ends, in a wait or between steps, and its finally runs', async () => {
  const waiting = await run(
    aPlan([pause('p', 3 * HOUR)], { budgets: { runTimeMs: HOUR }, finally: [pause('q', MINUTE)] }),
  );
  expect(waiting.end.failure?.code).toBe('run-time-exceeded');
  expect(waiting.endedAt - MONDAY).toBe(HOUR + MINUTE);
  const between = await run(
    aPlan([act('x'), act('y')], { budgets: { runTimeMs: MINUTE } }),
    answersOf({ x: gives({}, MINUTE) }),
  );
  expect(between.end.failure?.code).toBe('run-time-exceeded');
  expect(effects(between, 'action')).toEqual(['x']);
  const inTime = await run(aPlan([pause('p', HOUR - 1)], { budgets: { runTimeMs: HOUR } }));
  expect(inTime.outcome).toBe('succeeded');
});

test('a journal of a newer version, or none, ends a rehearsal at once', async () => {
  const rehearsal = await run(aPlan([act('x')]), answersOf(), [], { journal: { journalVersion: 99 } });
  expect(rehearsal.end.failure?.code).toBe('journal-unreadable');
  expect((await run(aPlan([]), answersOf(), [], { journal: null })).end.failure?.code).toBe('journal-unreadable');
});

test('inputs that were not given have their defaults', async () => {
  const plan = aPlan([], {
    inputs: { a: { schema: {}, default: 1 }, b: { schema: {} } },
    outputs: { a: { cel: 'inputs.a' } },
  });
  expect((await run(plan)).outputs).toEqual({ a: 1 });
  expect((await run(plan, answersOf(), [], { inputs: { a: 2 } })).outputs).toEqual({ a: 2 });
});

test('a used-up budget does not keep the playbook’s finally from running (F35)', async () => {
  const plan = aPlan([act('x'), act('y')], {
    budgets: { steps: 1, iterations: 0 },
    finally: [each({ id: 'tidy', steps: [act('note')] })],
  });
  const over = await run(plan);
  expect(over.end.failure?.code).toBe('budget-steps');
  expect(settled(over)).toContain('~finally/tidy succeeded');
});

test('what tidies up has a budget as well, and fails loudly when it is used up', async () => {
  const items = Array.from({ length: 500 }, (_, n) => n);
  const inner = each({ id: 'inner', in: 'inputs.list', steps: [set('s', {})] });
  const hollow = each({ id: 'hollow', in: 'inputs.list', steps: [] });
  const endless = aPlan([], {
    budgets: { iterations: 0 },
    finally: [each({ id: 'outer', in: 'inputs.list', steps: [hollow] })],
  });
  expect((await run(endless, answersOf(), [], { inputs: { list: items } })).end.failure?.code).toBe(
    'budget-iterations',
  );
  const steps = aPlan([], {
    budgets: { steps: 0 },
    finally: [each({ id: 'outer', in: 'inputs.list', steps: [inner] })],
  });
  expect((await run(steps, answersOf(), [], { inputs: { list: items } })).end.failure?.code).toBe('budget-steps');
  const wide = aPlan([], { budgets: { fanOut: 1 }, finally: [branches('g', { a: [act('x')], b: [act('y')] })] });
  expect((await run(wide)).end.failure?.code).toBe('budget-fan-out');
});

test('what tidies up after a step is shielded from the end of the time as from a cancel', async () => {
  const tidy = [act('before'), pause('p', 2 * HOUR), act('after')];
  const plan = aPlan([group('g', [act('x')], { finally: tidy }), act('never')], { budgets: { runTimeMs: HOUR } });
  const rehearsal = await run(plan);
  expect(effects(rehearsal, 'action')).toEqual(['g/x', 'g/~finally/before', 'g/~finally/after']);
  expect([rehearsal.end.failure?.code, rehearsal.endedAt - MONDAY]).toEqual(['run-time-exceeded', 2 * HOUR]);
});

test('an approval that tidies up after a step outlasts the time of the run and then ends', async () => {
  const tidy = [approve('ok', { expiresMs: 2 * HOUR })];
  const plan = aPlan([group('g', [act('x')], { finally: tidy })], { budgets: { runTimeMs: HOUR } });
  const rehearsal = await run(plan);
  expect(rehearsal.end.failure?.code).toBe('run-time-exceeded');
  expect(rehearsal.endedAt - MONDAY).toBeGreaterThanOrEqual(2 * HOUR);
});

test('all expressions of a run together may take as much work as its budget, and no unit more', async () => {
  const sums = ['a', 'b', 'c'].map((id) => set(id, { n: cel('[1, 2, 3].map(x, x + 1)') }));
  const costOf = async (steps: readonly Step[]) =>
    ((await run(aPlan(steps))).end.journal as unknown as Journal).used.expressionCost;
  const cost = await costOf(sums);
  const plan = (expressionCost: number) => aPlan(sums, { budgets: { expressionCost } });
  expect((await run(plan(Number(cost)))).outcome).toBe('succeeded');
  const over = await run(plan(Number(cost) - 1));
  expect(over.end.failure?.code).toBe('budget-expressions');
  expect(settled(over)).toEqual(['a succeeded', 'b succeeded', 'c succeeded']);
  expect(await costOf([set('none', { n: lit(1) })])).toBeUndefined();
});

const NUMBERS = { inputs: { list: Array.from({ length: 200 }, (_, n) => n) } };
/** Takes a third of what one expression may. */
const BUSY = cel('inputs.list.all(x, inputs.list.all(y, x + y >= 0))');

test('what tidies up may take some more work, and no more than that', async () => {
  const sum = { n: cel('[1, 2, 3].map(x, x + 1)') };
  const tidy = (last: readonly Step[]) =>
    run(
      aPlan([set('a', sum), set('b', sum)], { budgets: { expressionCost: 1 }, finally: last }),
      answersOf(),
      [],
      NUMBERS,
    );
  expect(settled(await tidy([set('c', sum)]))).toEqual(['a failed', '~finally/c succeeded']);
  const endless = await tidy(Array.from({ length: 5 }, (_, n) => set(`s${n}`, { n: BUSY })));
  expect(settled(endless).at(-1)).toMatch(/^~finally\/s\d failed$/);
});

test('a run whose expressions work long lets others work before its next step', async () => {
  const flushes = async (value: Value) => {
    const steps = Array.from({ length: 15 }, (_, n) => set(`s${n}`, { n: value }));
    return effects(await run(aPlan(steps), answersOf(), [], NUMBERS), 'flush').length;
  };
  expect(await flushes(BUSY)).toBeGreaterThan(await flushes(cel('1 + 1')));
});
