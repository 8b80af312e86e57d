import { describe, expect, test } from 'vitest';
import type { Step } from '../../../language/plan/plan.ts';
import { outcomesToCover } from '../../../language/plan/outcomes-to-cover.ts';
import { aPlan, branches, choose, fail, group, set, stop } from '../../engine/plans.ts';

test('the outcomes of every run, and each name given to `stop` once, wherever it stands', () => {
  const steps = [group('one', [stop('a', 'refused')], { if: 'x' }), group('two', [stop('b', 'refused')], { if: 'y' })];
  expect(outcomesToCover(aPlan(steps, { onFailure: [stop('c', 'escalated')] }))).toEqual([
    'succeeded',
    'failed',
    'cancelled',
    'refused',
    'escalated',
  ]);
});

describe('a playbook can succeed', () => {
  const end = stop('end', 'done');
  test.each<[string, readonly Step[], boolean]>([
    ['that has no steps', [], true],
    ['whose last step is a `stop`', [set('a', {}), end], false],
    ['whose last step is a `fail`', [fail('end', 'no')], false],
    ['whose `stop` has an `if`', [{ ...end, if: 'x' }], true],
    ['whose `fail` is caught', [{ ...fail('end', 'no'), catch: [{ steps: [] }] }], true],
    ['whose group always ends it', [group('all', [end])], false],
    ['whose group has an `if`', [group('all', [end], { if: 'x' })], true],
    ['whose group may fail and be caught', [group('all', [end], { catch: [{ steps: [] }] })], true],
    [
      'in which every case ends it',
      [choose({ id: 'c', cases: [{ when: 'x', steps: [end] }], default: [stop('e', 'd')] })],
      false,
    ],
    ['in which one case does not', [choose({ id: 'c', cases: [{ when: 'x', steps: [] }], default: [end] })], true],
    ['whose `switch` has no default', [choose({ id: 'c', cases: [{ when: 'x', steps: [end] }] })], true],
    ['that stops in a branch', [branches('fan', { left: [end] })], true],
  ])('%s', (_, steps, canSucceed) => {
    expect(outcomesToCover(aPlan(steps)).includes('succeeded')).toBe(canSucceed);
  });

  test('that says so with `stop`', () => {
    expect(outcomesToCover(aPlan([stop('end', 'succeeded')]))).toEqual(['failed', 'cancelled', 'succeeded']);
  });
});
