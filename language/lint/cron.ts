/** A field of cron with its limits. */
interface Field {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly words: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const FIELDS: readonly Field[] = [
  { name: 'minute', min: 0, max: 59, words: [] },
  { name: 'hour', min: 0, max: 23, words: [] },
  { name: 'day of the month', min: 1, max: 31, words: [] },
  { name: 'month', min: 1, max: 12, words: MONTHS },
  { name: 'day of the week', min: 0, max: 7, words: WEEKDAYS },
];

const DAYS_MAX = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** What can be said of a cron expression: why it is none (completes «because …»), or whether it ever fires. */
export type CronCheck =
  { readonly ok: false; readonly problem: string } | { readonly ok: true; readonly neverFires: boolean };

/** Reads a cron expression of five fields. */
export function checkCron(cron: string): CronCheck {
  const parts = cron.split(' ');
  if (parts.length !== FIELDS.length) return { ok: false, problem: `cron has five fields: found ${parts.length}` };
  const fields = FIELDS.map((field, at) => ({
    field,
    part: String(parts[at]),
    values: valuesOf(String(parts[at]), field),
  }));
  const wrong = fields.find(({ values }) => values === undefined);
  if (wrong !== undefined) {
    const { field, part } = wrong;
    return { ok: false, problem: `the ${field.name} goes from ${field.min} to ${field.max}: found "${part}"` };
  }
  const numbers = (at: number): readonly number[] =>
    valuesOf(String(parts[at]), FIELDS[at] as Field) as readonly number[]; // five, and none is wrong
  return { ok: true, neverFires: parts[4] === '*' && !isAnyDay(numbers(2), numbers(3)) };
}

/** The values of each field of a cron expression, and which days it leaves open. */
export interface CronFields {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly days: readonly number[];
  readonly months: readonly number[];
  /** 0 and 7 are both Sunday. */
  readonly weekdays: readonly number[];
  readonly isEvery: { readonly day: boolean; readonly weekday: boolean };
}

/** Reads the fields of a cron expression; undefined where {@link checkCron} finds something wrong. */
export function cronFields(cron: string): CronFields | undefined {
  if (!checkCron(cron).ok) return undefined;
  const parts = cron.split(' ');
  const values = (at: number): readonly number[] =>
    valuesOf(String(parts[at]), FIELDS[at] as Field) as readonly number[]; // five, and none is wrong
  const isEvery = { day: parts[2] === '*', weekday: parts[4] === '*' };
  return { minutes: values(0), hours: values(1), days: values(2), months: values(3), weekdays: values(4), isEvery };
}

/** Whether one of the months has one of the days. */
function isAnyDay(days: readonly number[], months: readonly number[]): boolean {
  return months.some((month) => days.some((day) => day <= Number(DAYS_MAX[month - 1])));
}

function valuesOf(part: string, field: Field): readonly number[] | undefined {
  const items = part.split(',').map((item) => rangeOf(item, field));
  return items.every((item) => item !== undefined) ? items.flat() : undefined;
}

function rangeOf(item: string, field: Field): readonly number[] | undefined {
  const match = /^(?:\*|([0-9a-z]{1,3})(?:-([0-9a-z]{1,3}))?)(?:\/([1-9][0-9]?))?$/i.exec(item);
  if (match === null) return undefined;
  const [, from, to, step] = match;
  const first = from === undefined ? field.min : numberOf(from, field);
  const open = from === undefined || step !== undefined ? field.max : first;
  const last = to === undefined ? open : numberOf(to, field);
  if (first === undefined || last === undefined || first > last) return undefined;
  const every = Number(step ?? 1);
  return Array.from({ length: Math.floor((last - first) / every) + 1 }, (_, index) => first + index * every);
}

function numberOf(written: string, { words, min, max }: Field): number | undefined {
  const word = words.indexOf(written.toLowerCase());
  const value = word === -1 ? Number(written) : word + min;
  return Number.isInteger(value) && value >= min && value <= max ? value : undefined;
}
