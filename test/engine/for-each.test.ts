import { expect, test } from 'vitest';
import {
  act,
  aPlan,
  answersOf,
  cancels,
  cel,
  each,
  effects,
  fail,
  failsWith,
  gives,
  group,
  HOUR,
  MINUTE,
  MONDAY,
  outputOf,
  pause,
  run,
  set,
  settled,
  stop,
} from './plans.ts';

test('the steps run for each item and the outputs stand in the order of the list', async () => {
  const step = each({ id: 'loop', as: 'n', index: 'i', steps: [act('send', { with: { n: cel('n'), i: cel('i') } })] });
  const rehearsal = await run(
    aPlan([step]),
    answersOf({ 'loop[0]/send': gives('a'), 'loop[1]/send': gives('b'), 'loop[2]/send': gives('c') }),
  );
  expect(rehearsal.effects[1]?.effect).toMatchObject({ path: 'loop[1]/send', input: { n: 2, i: 1 } });
  expect(outputOf(rehearsal, 'loop')).toEqual(
    ['a', 'b', 'c'].map((send) => ({ status: 'succeeded', outputs: { send } })),
  );
});

test('no more turns are open than the concurrency allows', async () => {
  const step = (concurrency: number) =>
    each({ id: 'loop', in: '[1, 2, 3, 4]', concurrency, steps: [pause('hour', HOUR)] });
  expect((await run(aPlan([step(1)]))).endedAt - MONDAY).toBe(4 * HOUR);
  expect((await run(aPlan([step(2)]))).endedAt - MONDAY).toBe(2 * HOUR);
  expect((await run(aPlan([step(9)]))).endedAt - MONDAY).toBe(HOUR);
});

test('a list as long as max runs; a longer one fails before its first item', async () => {
  const step = (max: number) => each({ id: 'loop', max, steps: [act('x')] });
  expect((await run(aPlan([step(3)]))).outcome).toBe('succeeded');
  const over = await run(aPlan([step(2)]));
  expect(over.end.failure?.code).toBe('too-many-items');
  expect(effects(over, 'action')).toEqual([]);
});

test('an empty list is no turn, and what is no list fails', async () => {
  expect(outputOf(await run(aPlan([each({ id: 'loop', in: '[]' })])), 'loop')).toEqual([]);
  expect((await run(aPlan([each({ id: 'loop', in: '1' })]))).end.failure?.message).toContain('number');
  expect((await run(aPlan([each({ id: 'loop', in: 'null' })]))).end.failure?.message).toContain('null');
});

test('a failed item stops the loop and cancels the open turns', async () => {
  const step = each({ id: 'loop', concurrency: 2, steps: [act('x'), pause('p', HOUR)] });
  const rehearsal = await run(aPlan([step]), answersOf({ 'loop[1]/x': failsWith('not-found') }));
  expect(settled(rehearsal)).toContain('loop[0]/p cancelled');
  expect(rehearsal.end.failure?.code).toBe('not-found');
  expect(effects(rehearsal, 'action')).toEqual(['loop[0]/x', 'loop[1]/x']);
});

test('with onItemFailure continue the others run, and the output tells which failed', async () => {
  const step = each({ id: 'loop', onItemFailure: 'continue', steps: [act('x')] });
  const rehearsal = await run(aPlan([step]), answersOf({ 'loop[1]/x': failsWith('not-found') }));
  const entries = outputOf(rehearsal, 'loop') as { status: string; error?: { code: string } }[];
  expect(entries.map(({ status }) => status)).toEqual(['succeeded', 'failed', 'succeeded']);
  expect(entries[1]?.error?.code).toBe('not-found');
});

test('stop in a turn ends the run and the other turns', async () => {
  const step = each({
    id: 'loop',
    concurrency: 3,
    steps: [
      pause('p', MINUTE),
      act('x', { if: 'item != 2' }),
      { ...stop('end', 'found'), if: 'item == 2' },
      pause('q', HOUR),
    ],
  });
  expect((await run(aPlan([step]))).outcome).toBe('found');
});

test('a cancelled run ends its loop as cancelled', async () => {
  const rehearsal = await run(aPlan([each({ id: 'loop', steps: [pause('p', HOUR)] })]), answersOf(), [
    cancels(90 * MINUTE),
  ]);
  expect(settled(rehearsal)).toEqual(['loop[0]/p succeeded', 'loop[1]/p cancelled', 'loop cancelled']);
  expect(rehearsal.outcome).toBe('cancelled');
});

test('variables of a turn stay in it, and a caught failure does not fail the item', async () => {
  const step = each({
    id: 'loop',
    steps: [set('s', { x: cel('item') }), { ...fail('no', 'x'), catch: [{ steps: [] }] }],
  });
  expect((await run(aPlan([step], { outputs: { x: cel('has(vars.x)') } }))).outputs).toEqual({ x: false });
});

test('what is masked in a step is masked in the records of every loop that gathers it', async () => {
  const read = act('read', { mask: ['users'] });
  const inner = each({ id: 'inner', in: '[1]', steps: [read] });
  const nested = aPlan([each({ id: 'loop', in: '[1]', mask: ['*.status'], steps: [group('g', [read]), inner] })]);
  const answers = answersOf({
    'loop[0]/g/read': gives({ users: ['mallory'] }),
    'loop[0]/inner[0]/read': gives({ users: ['mallory'] }),
  });
  const rehearsal = await run(nested, answers);
  expect(JSON.stringify(rehearsal.records)).not.toContain('mallory');
  expect(JSON.stringify(outputOf(rehearsal, 'loop'))).toContain('•••');
});
