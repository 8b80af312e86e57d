import { expect, test } from 'vitest';
import { businessWindows, windowsOn } from '../../schedules/business-windows.ts';
import { aCalendar, everyDay } from './a-calendar.ts';

const shown = ({ from, to }: { from: number; to: number }): string =>
  `${new Date(from).toISOString()} ${new Date(to).toISOString()}`;

test('the hours of a day are those that begin on it, the first of them first', () => {
  const calendar = aCalendar({ businessHours: { friday: ['22:00-06:00', '09:00-12:00'] } });
  expect(windowsOn(calendar, new Date('2026-11-20')).map(shown)).toEqual([
    '2026-11-20T08:00:00.000Z 2026-11-20T11:00:00.000Z',
    '2026-11-20T21:00:00.000Z 2026-11-21T05:00:00.000Z',
  ]);
  expect(windowsOn(calendar, new Date('2026-11-21'))).toEqual([]);
});

test('hours in which the moment lies come first, even where they began the day before', () => {
  const calendar = aCalendar({ businessHours: everyDay('22:00-06:00') });
  const [first] = businessWindows(calendar, Date.parse('2026-11-21T04:59:59Z'));
  expect(first === undefined ? undefined : shown(first)).toBe('2026-11-20T21:00:00.000Z 2026-11-21T05:00:00.000Z');
});

test('hours that have just ended do not come', () => {
  const calendar = aCalendar({ businessHours: everyDay('22:00-06:00') });
  const [first] = businessWindows(calendar, Date.parse('2026-11-21T05:00:00Z'));
  expect(first === undefined ? undefined : shown(first)).toBe('2026-11-21T21:00:00.000Z 2026-11-22T05:00:00.000Z');
});
