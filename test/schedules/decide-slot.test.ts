import { describe, expect, test } from 'vitest';
import { isOnTime, ON_TIME_MS, slotEventKey, whileOpen, whyMissed } from '../../schedules/decide-slot.ts';
import { aScheduleTrigger } from '../activities/a-playbook.ts';

const HOUR = 3_600_000;
const late = (lateMs: number, next?: number) => ({ at: 0, now: lateMs, nextAfter: () => next });

test.each([
  [0, ON_TIME_MS, true],
  [0, ON_TIME_MS + 1, false],
  [5_000, ON_TIME_MS + 5_000, true],
  [5_000, ON_TIME_MS + 5_001, false],
])('with a jitter of %i ms a firing %i ms after its moment is on time: %s', (jitterMs, lateMs, isIt) => {
  expect(isOnTime({ jitterMs }, lateMs)).toBe(isIt);
});

describe('a firing that comes late', () => {
  test('counts for nothing without catch-up', () => {
    const trigger = aScheduleTrigger({ catchUp: 'none' });
    expect(whyMissed(trigger, late(ON_TIME_MS))).toBeUndefined();
    expect(whyMissed(trigger, late(2 * HOUR))).toBe('Watchbill was not running at the time; 120 minutes late');
  });

  test('counts until the time that the schedule allows, not after it', () => {
    const trigger = aScheduleTrigger({ catchUp: 'all', withinMs: HOUR });
    expect(whyMissed(trigger, late(HOUR))).toBeUndefined();
    expect(whyMissed(trigger, late(HOUR + 1))).toBe('60 minutes late, more than the schedule allows');
  });

  test.each([
    ['last', HOUR, 'A later slot is due already'],
    ['last', HOUR + 1, undefined],
    ['last', undefined, undefined],
    ['all', HOUR, undefined],
  ] as const)('with catch-up of %s and the next slot at %s is missed because: %s', (catchUp, next, because) => {
    expect(whyMissed(aScheduleTrigger({ catchUp, withinMs: 2 * HOUR }), late(HOUR, next))).toBe(because);
  });
});

test('each slot has a run of its own where runs may overlap, else the schedule has one', () => {
  const keys = (overlap: 'both' | 'skip') => ['a', 'b'].map((slot) => slotEventKey('schedule-1', slot, { overlap }));
  expect(new Set(keys('both')).size).toBe(2);
  expect(new Set(keys('skip')).size).toBe(1);
});

test('an open run of an earlier slot is waited for, cancelled, or a reason to skip', () => {
  expect(whileOpen({ overlap: 'skip' })).toEqual({ skip: 'The run of an earlier slot is still open', cancel: false });
  expect(whileOpen({ overlap: 'queue' })).toEqual({ cancel: false });
  expect(whileOpen({ overlap: 'cancel' })).toEqual({ cancel: true });
});
