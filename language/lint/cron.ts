/** The five fields of cron with their limits. */
const FIELDS = [
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day of the month', min: 1, max: 31 },
  {
    name: 'month',
    min: 1,
    max: 12,
    words: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  },
  { name: 'day of the week', min: 0, max: 7, words: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
] as const;

const DAYS_MAX = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Why a text is no cron expression of five fields; completes «because …». */
export function cronProblem(cron: string): string | undefined {
  const parts = cron.split(' ');
  if (parts.length !== FIELDS.length) return `cron has five fields: found ${parts.length}`;
  const wrong = FIELDS.findIndex((_, at) => valuesOf(cron, at) === undefined);
  const field = FIELDS[wrong];
  return field === undefined
    ? undefined
    : `the ${field.name} goes from ${field.min} to ${field.max}: found "${parts[wrong] ?? ''}"`;
}

/** Whether no month has a day that the expression names. A day of the week beside it makes it fire anyway. */
export function neverFires(cron: string): boolean {
  const days = valuesOf(cron, 2) ?? [];
  const months = valuesOf(cron, 3) ?? [];
  const isAnyWeekday = cron.split(' ')[4] === '*';
  return isAnyWeekday && !months.some((month) => days.some((day) => day <= (DAYS_MAX[month - 1] ?? 0)));
}

function valuesOf(cron: string, at: number): readonly number[] | undefined {
  const field = FIELDS[at];
  const items = (cron.split(' ')[at] ?? '')
    .split(',')
    .map((item) => (field === undefined ? undefined : rangeOf(item, field)));
  return items.every((item) => item !== undefined) ? items.flat() : undefined;
}

function rangeOf(item: string, field: (typeof FIELDS)[number]): readonly number[] | undefined {
  const match = /^(\*|[0-9a-z]{1,3})(?:-([0-9a-z]{1,3}))?(?:\/([1-9][0-9]?))?$/i.exec(item);
  if (match === null) return undefined;
  const [, from = '', to, step] = match;
  const isAny = from === '*';
  const first = isAny ? field.min : numberOf(from, field);
  const last = to === undefined ? (isAny || step !== undefined ? field.max : first) : numberOf(to, field);
  if (first === undefined || last === undefined || first > last || (isAny && to !== undefined)) return undefined;
  const every = Number(step ?? 1);
  return Array.from({ length: Math.floor((last - first) / every) + 1 }, (_, index) => first + index * every);
}

function numberOf(written: string, field: (typeof FIELDS)[number]): number | undefined {
  const words: readonly string[] = 'words' in field ? field.words : [];
  const word = words.indexOf(written.toLowerCase());
  const value = word === -1 ? Number(written) : word + field.min;
  return Number.isInteger(value) && value >= field.min && value <= field.max ? value : undefined;
}
