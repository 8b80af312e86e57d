import { beforeAll, describe, expect, test } from 'vitest';
import type { CaseDocument } from '../../language/schema/case-schema.ts';
import { judgeCase } from '../../rehearsal/judge-case.ts';
import type { Rehearsal } from '../../rehearsal/rehearse.ts';
import {
  act,
  aPlan,
  answersOf,
  approve,
  cel,
  decides,
  fail,
  gives,
  lit,
  MINUTE,
  run,
  set,
  stop,
  tell,
} from '../engine/plans.ts';

type Expected = CaseDocument['expect'];

let seen: Rehearsal;

/** Two calls, a step left out, an approval with one refused and one good decision, a message, an outcome of its own. */
beforeAll(async () => {
  const steps = [
    act('first', { with: { n: lit(1) } }),
    act('second'),
    set('left_out', {}, { if: 'false' }),
    approve('ok'),
    tell('say', {
      to: [{ team: lit('csirt') }, { audience: lit('mssp') }],
      content: { template: 'report', with: { text: lit('All is well') } },
    }),
    stop('end', 'contained'),
  ];
  const plan = aPlan(steps, { outputs: { ticket: cel('steps.first.output.number') } });
  const answers = answersOf({
    first: gives({ number: 'INC1' }),
    'check-decision': [gives({ refused: 'wrong-person' }), gives({ refused: null })],
  });
  seen = await run(plan, answers, [decides(MINUTE, 'ok', 'eli'), decides(2 * MINUTE, 'ok', 'bruno')]);
});

const whatDiffers = (expected: Expected): readonly string[] => judgeCase(expected, seen).map(({ what }) => what);

test('a case that expects nothing is content', () => {
  expect(judgeCase({}, seen)).toEqual([]);
});

test('a call is known by members of its input, and counted', () => {
  const called = (input: object, times?: number): readonly string[] =>
    whatDiffers({ called: [{ action: 'test.write', with: { ...input }, ...(times === undefined ? {} : { times }) }] });
  expect([called({ n: 1 }), called({ n: 1 }, 1), called({}, 2), called({ n: 2 }, 0)]).toEqual([[], [], [], []]);
  expect([called({ n: 2 }), called({ n: 1 }, 2), called({ m: 1 })]).toEqual([['called'], ['called'], ['called']]);
});

test('all that holds at once is content', () => {
  const expected: Expected = {
    outcome: 'contained',
    path: ['first', 'second', 'ok', 'say', 'end'],
    statuses: { first: 'succeeded', left_out: 'skipped' },
    refused: [{ step: 'ok', because: 'wrong-person' }],
    actions: { 'test.write': 2, 'test.read': 0 },
    notified: [{ audience: 'mssp', times: 1 }],
    outputs: { ticket: 'INC1' },
    within: '2m',
  };
  expect(judgeCase(expected, seen)).toEqual([]);
});

test('everything that differs is told, with what was expected and what was seen', () => {
  expect(judgeCase({ outcome: 'refused', outputs: { ticket: 'INC2', more: 1 } }, seen)).toEqual([
    { what: 'outcome', expected: 'refused', seen: 'contained' },
    { what: 'output ticket', expected: 'INC2', seen: 'INC1' },
    { what: 'output more', expected: 1, seen: null },
  ]);
});

describe('the path', () => {
  test.each<[string, Expected, boolean]>([
    ['some of the steps, in order', { path: ['first', 'ok'] }, true],
    ['the steps in another order', { path: ['ok', 'first'] }, false],
    ['a step that was skipped', { path: ['first', 'left_out'] }, false],
    ['a step that there is not', { path: ['first', 'third'] }, false],
    ['no step at all', { path: [] }, true],
    ['all steps exactly', { path: ['first', 'second', 'ok', 'say', 'end'], exactly: true }, true],
    ['some of the steps exactly', { path: ['first', 'second', 'ok', 'say'], exactly: true }, false],
  ])('%s', (_, expected, holds) => {
    expect(whatDiffers(expected)).toEqual(holds ? [] : ['path']);
  });
});

test('a path that differs is told aligned; other steps are minded only by `exactly`', () => {
  const [mismatch] = judgeCase({ path: ['second', 'first', 'end'] }, seen);
  expect(mismatch?.diff).toEqual([
    { sign: '-', step: 'second' },
    { sign: ' ', step: 'first' },
    { sign: '+', step: 'second', isAllowed: true },
    { sign: '+', step: 'ok', isAllowed: true },
    { sign: '+', step: 'say', isAllowed: true },
    { sign: ' ', step: 'end' },
  ]);
  const [exact] = judgeCase({ path: ['first', 'second', 'ok', 'say'], exactly: true }, seen);
  expect(exact?.diff?.at(-1)).toEqual({ sign: '+', step: 'end', isAllowed: false });
});

describe('statuses', () => {
  test('a step with another status, and one that never settled', () => {
    expect(judgeCase({ statuses: { first: 'failed', third: 'skipped' } }, seen)).toEqual([
      { what: 'status of first', expected: 'failed', seen: 'succeeded' },
      { what: 'status of third', expected: 'skipped', seen: 'pending' },
    ]);
  });
});

describe('calls', () => {
  test.each([1, 3])('%i expected where there were two', (count) => {
    expect(judgeCase({ actions: { 'test.write': count } }, seen)).toEqual([
      { what: 'calls of test.write', expected: count, seen: 2 },
    ]);
  });
});

describe('refused decisions', () => {
  test('another reason or step was not seen', () => {
    expect(whatDiffers({ refused: [{ step: 'ok', because: 'expired' }] })).toEqual(['refused']);
    expect(whatDiffers({ refused: [{ step: 'first', because: 'wrong-person' }] })).toEqual(['refused']);
  });
});

describe('messages', () => {
  test.each<[string, NonNullable<Expected['notified']>[number], boolean]>([
    ['by team', { team: 'csirt' }, true],
    ['by another team', { team: 'monitoring' }, false],
    ['by team and audience', { team: 'csirt', audience: 'mssp' }, true],
    ['by a person that is not among them', { team: 'csirt', person: 'ada' }, false],
    ['by template', { template: 'report' }, true],
    ['by another template', { template: 'other' }, false],
    ['by what it contains', { contains: 'All is well' }, true],
    ['by what it does not contain', { contains: 'All is lost' }, false],
    ['as often as said', { team: 'csirt', times: 1 }, true],
    ['more often than it was', { team: 'csirt', times: 2 }, false],
    ['never, to somebody who got none', { team: 'monitoring', times: 0 }, true],
    ['never, to somebody who got one', { team: 'csirt', times: 0 }, false],
  ])('%s', (_, wanted, holds) => {
    expect(whatDiffers({ notified: [wanted] })).toEqual(holds ? [] : ['notified']);
  });

  test('a message of free text has no template', async () => {
    const free = await run(aPlan([tell('say')]), answersOf({ say: gives({ sent: ['csirt'], failed: [] }) }));
    expect(judgeCase({ notified: [{ template: 'report' }] }, free)).toHaveLength(1);
    expect(judgeCase({ notified: [{ contains: 'Hello' }] }, free)).toEqual([]);
  });
});

describe('time', () => {
  test('a run may take as long as said and no millisecond more', () => {
    expect(judgeCase({ within: '2m' }, seen)).toEqual([]);
    expect(judgeCase({ within: '1m59s999ms' }, seen)).toEqual([
      { what: 'within', expected: '1m59s999ms', seen: '120s' },
    ]);
  });
});

describe('failures', () => {
  test('the code of the author goes before the code of Watchbill', async () => {
    const failed = await run(aPlan([fail('give_up', 'no-mailbox')]));
    expect(judgeCase({ failure: 'no-mailbox', outcome: 'failed' }, failed)).toEqual([]);
    expect(judgeCase({ failure: 'playbook-failed' }, failed)).toHaveLength(1);
  });

  test('a run that did not fail has no code', () => {
    expect(judgeCase({ failure: 'throttled' }, seen)).toEqual([{ what: 'failure', expected: 'throttled', seen: null }]);
  });
});
