/** A rule for days, on which something happens once at a wall-clock time. */
export interface DayRule {
  readonly hour: number;
  readonly minute: number;
  /** Whether a day is meant; the day is a date in UTC that stands for a local one. */
  readonly isDay: (day: Date) => boolean;
}

/** What words about a schedule mean. */
export type Words =
  | { readonly kind: 'days'; readonly rule: DayRule }
  | { readonly kind: 'interval'; readonly everyMs: number }
  | { readonly kind: 'unclear'; readonly problem: string };

/** Shortest interval. */
export const INTERVAL_MIN_MS = 60_000;

const DAY_MS = 86_400_000;
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
const ORDINALS: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4 };
const UNITS_MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000 };

/**
 * Reads a schedule in words.
 *
 * - `every`: `day`, `weekday` (Monday to Friday), `week`, `month`, or an interval as `15m` or `2h`
 * - `at`: `"07:00"`, by default midnight
 * - `on`, for weeks: weekdays as `monday, thursday` (by default Monday); for months: a day as `15` (by default 1),
 *   `month-end`, `first monday` … `fourth monday`, `last friday`, `first weekday`, `last weekday`
 */
export function readWords(words: { readonly every: string; readonly at?: string; readonly on?: string }): Words {
  const every = words.every.trim().toLowerCase();
  const interval = /^(\d{1,4})([mh])$/.exec(every);
  if (interval !== null) return intervalOf(Number(interval[1]), interval[2] ?? 'm', words);
  const time = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(words.at ?? '00:00');
  if (time === null) return unclear(`"at" is a time as "07:00", and not "${words.at ?? ''}"`);
  const isDay = dayRule(every, words.on?.trim().toLowerCase());
  if (typeof isDay === 'string') return unclear(isDay);
  return { kind: 'days', rule: { hour: Number(time[1]), minute: Number(time[2]), isDay } };
}

function intervalOf(count: number, unit: string, words: { readonly at?: string; readonly on?: string }): Words {
  if (words.at !== undefined || words.on !== undefined) return unclear('an interval takes neither "at" nor "on"');
  const everyMs = count * (UNITS_MS[unit] ?? 0);
  if (everyMs < INTERVAL_MIN_MS) return unclear('an interval is at least one minute');
  return { kind: 'interval', everyMs };
}

function unclear(problem: string): Words {
  return { kind: 'unclear', problem };
}

function dayRule(every: string, on: string | undefined): DayRule['isDay'] | string {
  switch (every) {
    case 'day':
      return on === undefined ? () => true : '"every: day" takes no "on"';
    case 'weekday':
      return on === undefined ? isWeekday : '"every: weekday" takes no "on"';
    case 'week':
      return weekRule(on ?? 'monday');
    case 'month':
      return monthRule(on ?? '1');
    default:
      return WEEKDAYS.some((name) => name === every)
        ? weekRule(every)
        : `"every" is day, weekday, week, month, a weekday or an interval as "15m", and not "${every}"`;
  }
}

function weekRule(on: string): DayRule['isDay'] | string {
  const names = on.split(',').map((name) => name.trim());
  const unknown = names.find((name) => weekdayOf(name) === undefined);
  if (unknown !== undefined) return `"${unknown}" is no weekday`;
  const days = new Set(names.map(weekdayOf));
  return (day) => days.has(day.getUTCDay());
}

function monthRule(on: string): DayRule['isDay'] | string {
  if (on === 'month-end') return isMonthEnd;
  if (/^([1-9]|[12]\d|3[01])$/.test(on)) return (day) => day.getUTCDate() === Number(on);
  const [position = '', name = ''] = on.split(/\s+/);
  const isKind = name === 'weekday' ? isWeekday : weekdayRule(weekdayOf(name));
  if (isKind === undefined) return `"on" of a month is a day, "month-end", "first monday" or the like, and not "${on}"`;
  if (position === 'last') return (day) => isKind(day) && countInMonth(day, isKind, 1) === 0;
  const ordinal = ORDINALS[position];
  if (ordinal === undefined) return `"${position}" is none of first, second, third, fourth, last`;
  return (day) => isKind(day) && countInMonth(day, isKind, -1) === ordinal - 1;
}

/** How many days of a kind come before (-1) or after (1) a day in its month. */
function countInMonth(day: Date, isKind: (day: Date) => boolean, direction: 1 | -1): number {
  let count = 0;
  for (let step = 1; step <= 31; step++) {
    const other = new Date(day.getTime() + direction * step * DAY_MS);
    if (other.getUTCMonth() !== day.getUTCMonth()) return count;
    if (isKind(other)) count += 1;
  }
  return count;
}

function weekdayOf(name: string): number | undefined {
  const index = WEEKDAYS.findIndex((weekday) => weekday === name);
  return index < 0 ? undefined : index;
}

function weekdayRule(weekday: number | undefined): ((day: Date) => boolean) | undefined {
  return weekday === undefined ? undefined : (day) => day.getUTCDay() === weekday;
}

function isWeekday(day: Date): boolean {
  return day.getUTCDay() >= 1 && day.getUTCDay() <= 5;
}

function isMonthEnd(day: Date): boolean {
  return new Date(day.getTime() + DAY_MS).getUTCMonth() !== day.getUTCMonth();
}
