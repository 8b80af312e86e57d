import { expect, test } from 'vitest';
import { allSteps } from '../../../language/plan/all-steps.ts';
import { aPlaybook, planOf } from '../a-world.ts';

test('every step is listed once, wherever it stands, outer ones first', () => {
  const { steps } = planOf(
    aPlaybook(
      `- { id: group, do: [{ id: in_group, wait: 1h }], catch: [{ steps: [{ id: in_catch, wait: 1h }] }], finally: [{ id: in_finally, wait: 1h }] }
- { id: loop_step, forEach: { in: "[1]", as: x }, steps: [{ id: in_loop, wait: 1h }] }
- { id: pick, switch: [{ when: run.id == "x", steps: [{ id: in_case, wait: 1h }] }], default: [{ id: in_default, wait: 1h }] }
- { id: both, parallel: { a: [{ id: in_branch, wait: 1h }] } }
- { id: ask, approve: { question: Go?, by: [{ team: csirt }] }, onExpiry: [{ id: in_expiry, wait: 1h }] }
- { id: other, switch: [] }`,
    ),
  );
  expect(allSteps(steps).map(({ id }) => id)).toEqual(
    'group in_group in_catch in_finally loop_step in_loop pick in_case in_default both in_branch ask in_expiry other'.split(
      ' ',
    ),
  );
});
