import { expect, test } from 'vitest';
import { atMost } from '../../../../language/explain/bound.ts';
import { clock, HOUR, pause } from '../../../engine/plans.ts';
import { explained } from '../a-plan.ts';

test('a clock is told with its limit, and with what runs beside the steps', () => {
  const more = { limitMs: 4 * HOUR, warnMs: 3 * HOUR, onWarn: [pause('a', 1)], onBreach: [pause('b', 1)] };
  const { sentence, bodies } = explained(clock('on', 'start', 'contain', more));
  expect(sentence).toBe('Starts the clock contain, limit 4 hours.');
  expect(bodies.map(({ at, heading }) => [at, heading])).toEqual([
    ['/~warn', 'Beside the other steps, when 3 hours are on the clock'],
    ['/~breach', 'Beside the other steps, when 4 hours are on the clock'],
  ]);
});

test('one that only measures or stops has nothing beside', () => {
  expect(explained(clock('off', 'stop', 'contain'))).toMatchObject({
    sentence: 'Stops the clock contain.',
    bodies: [],
  });
  expect(explained(clock('on', 'start', 'contain', { limitMs: HOUR })).bodies).toEqual([]);
});

test('it takes the time that what runs beside takes to be cancelled', () => {
  expect(explained(clock('on', 'start', 'contain')).longest([atMost(100)], 'on', atMost(5))).toEqual(atMost(5));
});

test('one by a calendar counts business hours', () => {
  const more = { limitMs: 8 * HOUR, calendar: 'tenant', onBreach: [pause('b', 1)] };
  const { sentence, bodies } = explained(clock('on', 'start', 'contain', more));
  expect(sentence).toBe("Starts the clock contain, limit 8 hours; only business hours by the tenant's calendar count.");
  expect(bodies[0]?.heading).toBe('Beside the other steps, when 8 hours of business time are on the clock');
});
