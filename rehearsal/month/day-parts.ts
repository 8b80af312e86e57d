import type { UtcMs } from '../../contracts/time.ts';
import { instantOf, localTimeOf } from '../../schedules/zone-time.ts';

/** A night lasts from 22:00 to 07:00 on the person's own wall clock. */
export const NIGHT = { from: 22, to: 7 } as const;
/** People are at work from 08:00 to 18:00, Monday to Friday. */
export const OFFICE = { from: 8, to: 18 } as const;

/** What a person is likely to do at a moment. */
export type DayPart = 'office' | 'free' | 'night';

/** The part of the day at a moment in a zone. */
export function dayPartAt(timezone: string, at: UtcMs): DayPart {
  const { year, month, day, hour } = localTimeOf(timezone, at);
  if (hour >= NIGHT.from || hour < NIGHT.to) return 'night';
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  const isWorkday = weekday >= 1 && weekday <= 5;
  return isWorkday && hour >= OFFICE.from && hour < OFFICE.to ? 'office' : 'free';
}

/** The next time that clocks of a zone show the beginning of office hours, on whatever day. */
export function nextMorning(timezone: string, at: UtcMs): UtcMs {
  const { year, month, day, hour } = localTimeOf(timezone, at);
  const date = new Date(Date.UTC(year, month - 1, day + (hour < OFFICE.from ? 0 : 1)));
  return instantOf(timezone, {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: OFFICE.from,
    minute: 0,
  });
}
