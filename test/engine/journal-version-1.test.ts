import { expect, test } from 'vitest';
import type { Json } from '../../contracts/json.ts';
import { readJournal } from '../../engine/journal.ts';
import { effects, act, aPlan, answersOf, cel, each, MONDAY, outputOf, run, settled } from './plans.ts';

const error = { code: 'not-found', message: 'No such user', status: null };
const ENTRIES = [
  { status: 'succeeded', outputs: {} },
  { status: 'failed', outputs: {}, error },
  { status: 'succeeded', outputs: { x: { done: 'before' } } },
];

/** What version 1 wrote of a loop over five items, two at a time: three have ended, the fourth is open. */
const journal = (more: Readonly<Record<string, Json>> = {}): Json => ({
  journalVersion: 1,
  startedAt: MONDAY,
  phase: 'steps',
  outputs: {},
  seq: 3,
  order: 3,
  root: {
    at: MONDAY,
    children: {
      loop: {
        at: MONDAY,
        loop: { items: [1, 2, 3, 4, 5], results: [...ENTRIES, null, null], begun: 4 },
        children: { '[3]': { at: MONDAY, children: { x: { at: MONDAY } } } },
      },
    },
  },
  noted: [],
  answers: [],
  joining: [],
  joined: [],
  outbox: [],
  recordsLost: 0,
  used: { steps: 5, iterations: 4 },
  ...more,
});

test('a loop of a journal of version 1 goes on where it was, with what its turns had left', async () => {
  const plan = aPlan([each({ id: 'loop', in: '[1, 2, 3, 4, 5]', onItemFailure: 'continue', steps: [act('x')] })], {
    outputs: { entries: cel('steps.loop.output') },
  });
  const rehearsal = await run(plan, answersOf(), [], { journal: journal() });
  expect(effects(rehearsal, 'action')).toEqual(['loop[3]/x', 'loop[4]/x']);
  expect(settled(rehearsal)).toEqual(['loop[3]/x succeeded', 'loop[4]/x succeeded', 'loop succeeded']);
  const after = [3, 4].map((at) => ({ status: 'succeeded', outputs: { x: { done: `loop[${at}]/x` } } }));
  expect(rehearsal.outputs).toEqual({ entries: [...ENTRIES, ...after] });
});

test('of a loop that nobody reads its record counts also the turns that failed before', async () => {
  const loop = each({
    id: 'loop',
    in: '[1, 2, 3, 4, 5]',
    onItemFailure: 'continue',
    keepOutput: false,
    steps: [act('x')],
  });
  const rehearsal = await run(aPlan([loop]), answersOf(), [], { journal: journal() });
  expect(outputOf(rehearsal, 'loop')).toEqual({ turns: 5, failed: 1 });
});

test('loops beside the steps of the playbook are read too, and what has none is read as it is', () => {
  const frame = { at: MONDAY, loop: { items: [1], results: [null], begun: 1 } };
  const body = { step: 'clock', frame, seen: { steps: {}, vars: {} } };
  const read = readJournal(journal({ root: { at: MONDAY }, beside: { 'clock/~warn': body } }));
  expect(read).toMatchObject({
    journal: {
      journalVersion: 2,
      root: { at: MONDAY },
      beside: { 'clock/~warn': { frame: { loop: { items: [1], begun: 1, failed: 0, entries: {} } } } },
    },
  });
});
