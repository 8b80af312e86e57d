import { type CelValue, Duration, Timestamp } from '../cel-value.ts';
import { fail } from '../fault.ts';
import type { Meter } from '../meter.ts';
import { DOUBLE, DURATION, INT, TIMESTAMP } from '../static-type.ts';
import { parseDuration, parseTimestamp, timestampAt } from '../time-text.ts';
import {
  anyAt,
  type CelFunction,
  durationArgument,
  NUMBER,
  numberAt,
  textAt,
  timestampArgument,
} from './cel-function.ts';

/** Work of reading a time from text. */
const PARSE_COST = 40;
const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const MOMENT = ['timestamp', 'string'] as const;

/** Functions of time. All of them are in UTC; zones belong to `wait`, `due` and triggers. */
export const TIME_FUNCTIONS: readonly CelFunction[] = [
  {
    name: 'timestamp',
    signature: 'timestamp(time): timestamp',
    meaning: 'A moment, from text in RFC 3339 or from seconds since 1970. As a result it is text in UTC again.',
    example: { expression: 'timestamp("2026-11-21T10:30:00+01:00")', result: '2026-11-21T09:30:00.000Z' },
    parameters: [{ name: 'time', kinds: ['string', 'int', 'timestamp'] }],
    returns: TIMESTAMP,
    call: (args, meter) => toTimestamp(anyAt(args, 0), meter),
  },
  {
    name: 'duration',
    signature: 'duration(text): duration',
    meaning: 'A length of time from text such as "90s", "15m", "1h30m" or "7d". As a result it is text in seconds.',
    example: { expression: 'duration("1h30m")', result: '5400s' },
    parameters: [{ name: 'text', kinds: ['string'] }],
    returns: DURATION,
    call: (args, meter) => {
      meter.spend(PARSE_COST);
      return parseDuration(textAt(args, 0));
    },
  },
  lengthOf('minutes', MINUTE_MS, '1800s'),
  lengthOf('hours', HOUR_MS, '108000s'),
  lengthOf('days', DAY_MS, '2592000s'),
  since('minutes', MINUTE_MS, 90),
  since('hours', HOUR_MS, 1.5),
  since('days', DAY_MS, 0.0625),
  partOf('getFullYear', 'Year', 2026, (date) => date.getUTCFullYear()),
  partOf('getMonth', 'Month, January being 0,', 10, (date) => date.getUTCMonth()),
  partOf('getDate', 'Day of the month, the first being 1,', 21, (date) => date.getUTCDate()),
  partOf('getDayOfMonth', 'Day of the month, the first being 0,', 20, (date) => date.getUTCDate() - 1),
  partOf('getDayOfWeek', 'Day of the week, Sunday being 0,', 6, (date) => date.getUTCDay()),
  partOf('getDayOfYear', 'Day of the year, the first being 0,', 324, (date) => {
    return Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / DAY_MS);
  }),
  partOf('getHours', 'Hour', 9, (date) => date.getUTCHours()),
  partOf('getMinutes', 'Minute', 30, (date) => date.getUTCMinutes()),
  partOf('getSeconds', 'Second', 15, (date) => date.getUTCSeconds()),
  partOf('getMilliseconds', 'Millisecond', 250, (date) => date.getUTCMilliseconds()),
  totalOf('getHours', HOUR_MS, 1),
  totalOf('getMinutes', MINUTE_MS, 90),
  totalOf('getSeconds', SECOND_MS, 5400),
  totalOf('getMilliseconds', 1, 5_400_000),
];

/** The moment of a timestamp, of text in RFC 3339, or of seconds since 1970. */
function toTimestamp(value: CelValue, meter: Meter): Timestamp {
  meter.spend(PARSE_COST);
  if (value instanceof Timestamp) return value;
  return typeof value === 'string' ? parseTimestamp(value) : timestampAt(Number(value) * SECOND_MS);
}

function lengthOf(unit: string, unitMs: number, result: string): CelFunction {
  return {
    name: unit,
    signature: `${unit}(n): duration`,
    meaning: `A length of n ${unit}${unit === 'days' ? ', each of 24 hours' : ''}; n may have a fraction.`,
    example: { expression: `${unit}(30)`, result },
    parameters: [{ name: 'n', kinds: NUMBER }],
    returns: DURATION,
    call: (args) => durationOf(numberAt(args, 0) * unitMs),
  };
}

function durationOf(ms: number): Duration {
  return Number.isFinite(ms) ? new Duration(ms) : fail('a length of time is not finite');
}

function since(unit: string, unitMs: number, result: number): CelFunction {
  return {
    name: `${unit}_since`,
    signature: `${unit}_since(earlier, later): double`,
    meaning: `How many ${unit} lie between two moments, with fraction; negative if the first is the later one. Takes timestamps or RFC 3339 text.`,
    example: { expression: `${unit}_since("2026-11-21T08:00:00Z", "2026-11-21T09:30:00Z")`, result },
    parameters: [
      { name: 'earlier', kinds: MOMENT },
      { name: 'later', kinds: MOMENT },
    ],
    returns: DOUBLE,
    call: (args, meter) => (toTimestamp(anyAt(args, 1), meter).ms - toTimestamp(anyAt(args, 0), meter).ms) / unitMs,
  };
}

function partOf(name: string, what: string, result: number, read: (date: Date) => number): CelFunction {
  return {
    name,
    signature: `timestamp.${name}(): int`,
    meaning: `${what} of a moment in UTC.`,
    example: { expression: `timestamp("2026-11-21T09:30:15.250Z").${name}()`, result },
    target: ['timestamp'],
    parameters: [],
    returns: INT,
    call: (args) => BigInt(read(new Date(timestampArgument(args, 0).ms))),
  };
}

function totalOf(name: string, unitMs: number, result: number): CelFunction {
  return {
    name,
    signature: `duration.${name}(): int`,
    meaning: 'The whole length of time in that unit, without fraction.',
    example: { expression: `duration("1h30m").${name}()`, result },
    target: ['duration'],
    parameters: [],
    returns: INT,
    call: (args) => BigInt(Math.trunc(durationArgument(args, 0).ms / unitMs)),
  };
}
