import { expect, test } from 'vitest';
import {
  act,
  aPlan,
  answersOf,
  branches,
  cel,
  effects,
  fail,
  failsWith,
  gives,
  group,
  HOUR,
  lit,
  MINUTE,
  MONDAY,
  outputOf,
  pause,
  run,
  set,
  settled,
  stop,
} from './plans.ts';
import type { Branch, Step } from '../../language/plan/plan.ts';

const graph = (id: string, named: readonly (Partial<Branch> & { name: string; steps: readonly Step[] })[]): Step =>
  branches(id, {}, { branches: named.map((branch) => ({ needs: [], ...branch })) });

test('a branch that needs others starts when they have ended and reads their steps and status', async () => {
  const rehearsal = await run(
    aPlan([
      graph('g', [
        {
          name: 'last',
          needs: ['first', 'second'],
          if: 'branches.first.status == "succeeded"',
          steps: [set('sum', { x: cel('steps.a.output.n') }), act('report', { with: { x: cel('vars.x') } })],
        },
        { name: 'first', steps: [act('a')] },
        { name: 'second', steps: [pause('b', MINUTE)] },
      ]),
    ]),
    answersOf({ 'g/first/a': gives({ n: 7 }) }),
  );
  expect(rehearsal.effects.find(({ effect }) => effect.path === 'g/last/report')?.effect).toMatchObject({
    input: { x: 7 },
  });
  expect(rehearsal.endedAt - MONDAY).toBe(MINUTE);
});

test('a branch whose condition is false is skipped; one whose condition cannot be evaluated fails', async () => {
  const skipped = await run(
    aPlan([
      graph('g', [
        { name: 'a', if: 'false', steps: [act('x')] },
        { name: 'b', needs: ['a'], steps: [act('y')] },
      ]),
    ]),
  );
  expect(outputOf(skipped, 'g')).toEqual({ a: { status: 'skipped' }, b: { status: 'succeeded' } });
  const missing = await run(
    aPlan([graph('g', [{ name: 'a', if: 'steps.never.output.ok', steps: [] }]), act('never', { if: 'false' })]),
  );
  expect(outputOf(missing, 'g')).toEqual({ a: { status: 'skipped' } });
  const broken = await run(aPlan([graph('g', [{ name: 'a', if: 'inputs.absent > 1', steps: [] }])]));
  expect(broken.end.failure?.code).toBe('expression-failed');
});

test('a failed branch fails a join of all and cancels the others', async () => {
  const rehearsal = await run(aPlan([branches('g', { bad: [fail('no', 'x')], good: [pause('long', HOUR)] })]));
  expect(settled(rehearsal)).toEqual(['g/bad/no failed', 'g/good/long cancelled', 'g failed']);
  expect(rehearsal.endedAt).toBe(MONDAY);
});

test('join any takes the first that succeeds, also after a failure, and cancels the rest', async () => {
  const rehearsal = await run(
    aPlan([
      branches('g', { bad: [fail('no', 'x')], quick: [pause('q', MINUTE)], slow: [pause('s', HOUR)] }, { join: 'any' }),
    ]),
  );
  expect(outputOf(rehearsal, 'g')).toEqual({
    bad: { status: 'failed' },
    quick: { status: 'succeeded' },
    slow: { status: 'cancelled' },
  });
  expect(rehearsal.endedAt - MONDAY).toBe(MINUTE);
});

test('join of a number fails once it cannot be reached', async () => {
  const named = { a: [fail('no', 'x')], b: [fail('no2', 'x')], c: [pause('s', HOUR)] };
  expect((await run(aPlan([branches('g', named, { join: 2 })]))).endedAt).toBe(MONDAY);
  const reached = await run(
    aPlan([branches('g', { a: [fail('no', 'x')], b: [act('y')], c: [pause('s', HOUR)] }, { join: 2 })]),
  );
  expect(reached.outcome).toBe('succeeded');
});

test('a branch that stops the run cancels the others', async () => {
  const rehearsal = await run(
    aPlan([branches('g', { a: [stop('end', 'done')], b: [pause('s', HOUR)] }), act('never')]),
  );
  expect(rehearsal.outcome).toBe('done');
});

test('what a branch sets stays in it', async () => {
  const rehearsal = await run(
    aPlan([
      set('v', { x: lit(1) }),
      branches('g', { a: [set('inner', { x: lit(2) })] }),
      act('after', { with: { x: cel('vars.x') } }),
    ]),
  );
  expect(rehearsal.effects.at(-2)?.effect).toMatchObject({ input: { x: 1 } });
});

test('a read under way is cancelled at once; a write is waited for, and its outcome is kept', async () => {
  const read = act('look', { action: 'test.read' });
  const rehearsal = await run(
    aPlan([branches('g', { bad: [pause('p', MINUTE), fail('no', 'x')], read: [read], write: [act('w')] })]),
    answersOf({ 'g/read/look': gives({}, 60_000), 'g/write/w': gives({}, 60_000), 'g/bad/p': gives({}) }),
  );
  expect(rehearsal.outcome).toBe('failed');
  const short = await run(
    aPlan([branches('g', { bad: [act('now')], read: [read], write: [act('w')] })]),
    answersOf({
      'g/bad/now': failsWith('not-found'),
      'g/read/look': gives({}, 30_000),
      'g/write/w': gives({}, 30_000),
    }),
  );
  expect(settled(short)).toEqual(['g/bad/now failed', 'g/read/look cancelled', 'g/write/w succeeded', 'g failed']);
  expect(short.endedAt - MONDAY).toBe(30_000);
});

test('a parallel step inside a group that is cancelled ends as cancelled', async () => {
  const rehearsal = await run(
    aPlan([group('outer', [branches('g', { a: [pause('x', HOUR)], b: [pause('y', HOUR)] })], { timeoutMs: MINUTE })]),
  );
  expect(rehearsal.end.failure?.code).toBe('step-timeout');
  expect(effects(rehearsal, 'action')).toEqual([]);
});

test('a parallel step without branches is done', async () => {
  expect((await run(aPlan([branches('g', {})]))).outcome).toBe('succeeded');
});
