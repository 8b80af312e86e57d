import { expect, test } from 'vitest';
import { placedSteps } from '../../../language/explain/placed-steps.ts';
import { aPlan, group, race, set } from '../../engine/plans.ts';

test('steps come with their paths, outer ones first', () => {
  const inner = race('r', { a: [set('x', {})] }, { catch: [{ steps: [set('y', {})] }] });
  const plan = aPlan([group('g', [inner])], { onFailure: [set('f', {})], finally: [set('l', {})] });
  expect(placedSteps(plan, new Map()).map(({ path }) => path)).toEqual([
    'g',
    'g/r',
    'g/r/a/x',
    'g/r/~catch/y',
    '~onFailure/f',
    '~finally/l',
  ]);
});
