import { expect, test } from 'vitest';
import { atMost, NO_TIME } from '../../../../language/explain/bound.ts';
import { cel, HOUR, lit, pause } from '../../../engine/plans.ts';
import { explained } from '../a-plan.ts';

test('a pause of a length is bounded by it', () => {
  const { sentence, longest } = explained(pause('w', 2 * HOUR));
  expect(sentence).toBe('Waits 2 hours.');
  expect(longest([], 'w', NO_TIME)).toEqual(atMost(2 * HOUR));
});

test.each([
  [cel('inputs.at'), 'waits until ${{ inputs.at }}'],
  [lit('2026-03-02T08:00:00Z'), 'waits until 2026-03-02T08:00:00Z'],
])('a pause until a moment has no bound: %j', (until, because) => {
  const { sentence, longest } = explained(pause('w', 0, { for: { until } }));
  expect(sentence.toLowerCase()).toBe(`${because.toLowerCase()}; a moment already past is no wait.`);
  expect(longest([], 'a/w', NO_TIME)).toEqual({ ms: 0, unbounded: [{ path: 'a/w', because }] });
});

test('how long business time is on the wall is for the calendar to say', () => {
  const { sentence, longest } = explained(pause('w', 0, { for: { businessMs: 8 * HOUR, calendar: 'tenant' } }));
  const words = "8 hours of business time by the tenant's calendar";
  expect(sentence).toBe(`Waits ${words}.`);
  expect(longest([], 'w', NO_TIME)).toEqual({ ms: 0, unbounded: [{ path: 'w', because: `waits ${words}` }] });
});
