import { expect, test } from 'vitest';
import { atMost, NO_TIME } from '../../../../language/explain/bound.ts';
import { act, hear, HOUR } from '../../../engine/plans.ts';
import { explained } from '../a-plan.ts';

test('a wait for an event is bounded by its time, and says what silence means', () => {
  const { sentence, bodies, longest } = explained(hear('reply', { where: 'event.n == 1' }));
  expect(sentence).toBe(
    'Waits for an event o365.audit where `event.n == 1`, which may have come since the run began. None within 1 hour: it goes on without one.',
  );
  expect(bodies).toEqual([]);
  expect(longest([], 'reply', NO_TIME)).toEqual(atMost(HOUR));
});

test('what onTimeout does takes its time after the wait', () => {
  const { sentence, bodies, longest } = explained(hear('reply', { onTimeout: [act('tell')] }));
  expect(sentence).toContain('what is below is done');
  expect(bodies).toMatchObject([{ at: '/~timeout', heading: 'None has come within 1 hour' }]);
  expect(longest([atMost(HOUR)], 'reply', NO_TIME)).toEqual(atMost(2 * HOUR));
});
