import { expect, test } from 'vitest';
import { holidayOn } from '../../schedules/holidays.ts';
import { aCalendar } from './a-calendar.ts';

const calendar = aCalendar({
  holidays: [
    { date: '2026-12-24', to: '2026-12-26', name: 'Christmas' },
    { date: '2027-01-01', name: 'New Year' },
  ],
});
const nameOn = (day: string): string | undefined => holidayOn(calendar, new Date(day))?.name;

test('a holiday is its day, and of several days the first, the last and those between', () => {
  expect(['2026-12-23', '2026-12-24', '2026-12-25', '2026-12-26', '2026-12-27'].map(nameOn)).toEqual([
    undefined,
    'Christmas',
    'Christmas',
    'Christmas',
    undefined,
  ]);
  expect(['2026-12-31', '2027-01-01', '2027-01-02'].map(nameOn)).toEqual([undefined, 'New Year', undefined]);
});

test('a calendar may have none', () => {
  expect(holidayOn(aCalendar(), new Date('2026-12-25'))).toBeUndefined();
});
