import { expect, test } from 'vitest';
import { aPlaybook, planOf } from '../a-world.ts';

test.each([
  ['"2026-11-21T09:30:00Z"', { lit: '2026-11-21T09:30:00Z' }],
  ['run.started_at', { cel: 'run.started_at' }],
])('the moment %s', (written, until) => {
  expect(planOf(aPlaybook(`- wait: { until: ${written} }`)).steps[0]).toMatchObject({ for: { until } });
});
