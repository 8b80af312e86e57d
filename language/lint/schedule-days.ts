import type { ScheduleTrigger } from '../plan/trigger.ts';
import { cronFields } from './cron.ts';

/** When a schedule fires by the calendar and the clock on the wall, whatever the zone. */
export interface WallTimes {
  /** Minutes after midnight; more than one only with cron. */
  readonly minutes: readonly number[];
  /** Whether it fires on a day, a date in UTC that stands for a local one. */
  isDay(day: Date): boolean;
}

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const ORDINALS = ['first', 'second', 'third', 'fourth'];

/** The times of a schedule that can be read; undefined for intervals and for what is told as `schedule-invalid`. */
export function wallTimesOf(when: ScheduleTrigger['when']): WallTimes | undefined {
  if ('cron' in when) return ofCron(when.cron);
  const [, hour, minute] = /^([0-9]{1,2}):([0-9]{2})$/.exec(when.at ?? '') ?? [];
  const isDay = dayOf(when.every, when.on ?? '');
  return hour === undefined || isDay === undefined
    ? undefined
    : { minutes: [Number(hour) * 60 + Number(minute)], isDay };
}

function ofCron(cron: string): WallTimes | undefined {
  const fields = cronFields(cron);
  if (fields === undefined) return undefined;
  const { minutes, hours, days, months, weekdays, isEvery } = fields;
  const isDate = (day: Date): boolean => days.includes(day.getUTCDate());
  const isWeekday = (day: Date): boolean => weekdays.some((one) => one % 7 === day.getUTCDay());
  // Where both are named, either is enough.
  const either = (day: Date): boolean =>
    isEvery.day ? isWeekday(day) : isEvery.weekday ? isDate(day) : isDate(day) || isWeekday(day);
  return {
    minutes: hours.flatMap((hour) => minutes.map((minute) => hour * 60 + minute)),
    isDay: (day) => months.includes(day.getUTCMonth() + 1) && either(day),
  };
}

function dayOf(every: string, on: string): WallTimes['isDay'] | undefined {
  if (every === 'day') return () => true;
  if (every === 'weekday') return isWorkday;
  if (every === 'month') return (day) => isOfMonth(on, day);
  const name = DAYS.indexOf(every === 'week' ? on : every);
  return name < 0 ? undefined : (day) => day.getUTCDay() === name;
}

function isOfMonth(on: string, day: Date): boolean {
  const dates = datesOf(day);
  const date = day.getUTCDate();
  if (on === 'month-end') return date === dates.length;
  const [position = '', name = ''] = on.split(' ');
  if (name === '') return date === Number(position);
  const isMeant = name === 'weekday' ? isWorkday : (one: Date) => one.getUTCDay() === DAYS.indexOf(name);
  const meant = dates.filter(isMeant);
  const found = position === 'last' ? meant.at(-1) : meant[ORDINALS.indexOf(position)];
  return found?.getUTCDate() === date;
}

/** The days of the month in which a day lies. */
function datesOf(day: Date): readonly Date[] {
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth()];
  const count = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Array.from({ length: count }, (_unused, at) => new Date(Date.UTC(year, month, at + 1)));
}

function isWorkday(day: Date): boolean {
  return day.getUTCDay() >= 1 && day.getUTCDay() <= 5;
}
