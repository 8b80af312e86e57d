import { expect, test } from 'vitest';
import { NO_TIME } from '../../../../language/explain/bound.ts';
import { LAST_PAGE_MS } from '../../../../language/explain/steps/escalate.ts';
import { escalate } from '../../../engine/plans.ts';
import { explained } from '../a-plan.ts';

test('an escalation is told with its policy, what people read, and when it ends', () => {
  expect(explained(escalate('wake')).sentence).toBe(
    'Calls the levels of the escalation policy soc-leads, one after the other, until somebody acknowledges; they read message: «Wake up». Nobody acknowledging is no failure.',
  );
  expect(explained(escalate('wake', { with: {}, until: 'true' })).sentence).toContain(
    'until somebody acknowledges, or until `true` holds before the next level. Nobody',
  );
});

test('how long it lasts is the policy’s affair', () => {
  const { longest, afterCancelMs } = explained(escalate('wake'));
  expect(longest([], 'a/wake', NO_TIME)).toEqual({
    ms: 0,
    unbounded: [{ path: 'a/wake', because: 'climbs the levels of the policy soc-leads' }],
  });
  expect(afterCancelMs).toBe(LAST_PAGE_MS);
});
