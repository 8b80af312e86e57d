import { expect, test } from 'vitest';
import { loopsOf } from '../../../language/explain/loops-of.ts';
import { again, aPlan, each, group } from '../../engine/plans.ts';

test('loops inside loops are found', () => {
  const plan = aPlan([each({ id: 'l', max: 2, steps: [group('g', [again({ id: 'r', max: 3 })])] })]);
  expect(loopsOf(plan, new Map())).toEqual([
    { path: 'l', counted: 'at most 2 times, one after the other' },
    { path: 'l[*]/g/r', counted: 'at most 3 times, one turn right after the other' },
  ]);
});
