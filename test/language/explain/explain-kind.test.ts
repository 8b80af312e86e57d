import { expect, test } from 'vitest';
import {
  act,
  again,
  approve,
  branches,
  choose,
  each,
  fail,
  group,
  pause,
  race,
  set,
  stop,
  tell,
} from '../../engine/plans.ts';
import { explained } from './a-plan.ts';

test.each([
  act('x'),
  group('x', []),
  choose({ id: 'x' }),
  branches('x', {}),
  race('x', {}),
  each({ id: 'x' }),
  again({ id: 'x' }),
  pause('x', 1),
  approve('x'),
  set('x', {}),
  tell('x'),
  fail('x', 'no'),
  stop('x', 'done'),
])('$kind has a sentence', (step) => {
  expect(explained(step).sentence).toMatch(/^[A-Z].*\.$/);
});
