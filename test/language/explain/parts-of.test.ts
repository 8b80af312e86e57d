import { expect, test } from 'vitest';
import { partsOf, pathBelow } from '../../../language/explain/parts-of.ts';
import { approve, group, set, stop } from '../../engine/plans.ts';
import { explained } from './a-plan.ts';

const inner = [set('s', {})];

test('what stands inside a step has the paths of runs', () => {
  const step = group('g', inner, {
    catch: [{ on: ['not-found', 'mine'], steps: [] }, { steps: inner }],
    finally: inner,
  });
  expect(partsOf(step, explained(step), 'a/g')).toEqual({
    bodies: [{ path: 'a/g', steps: inner }],
    catches: [
      { path: 'a/g/~catch', heading: 'If it fails with not-found or mine, it goes on', steps: [] },
      { path: 'a/g/~catch', heading: 'If it fails', steps: inner },
    ],
    finally: { path: 'a/g/~finally', heading: 'Afterwards, whatever became of it', steps: inner },
  });
});

test('a body that runs on a condition says so', () => {
  const step = approve('ok', { onExpiry: [stop('s', 'unanswered')] });
  expect(partsOf(step, explained(step), 'ok')).toMatchObject({
    bodies: [{ path: 'ok/~expiry', heading: 'Nobody has answered within 1 hour' }],
    catches: [],
    finally: { steps: [] },
  });
});

test('the top has no path', () => {
  expect([pathBelow('', 'a'), pathBelow('a', 'b')]).toEqual(['a', 'a/b']);
});
