import { utcTime } from '../../contracts/time.ts';
import { Duration, Timestamp } from './cel-value.ts';
import { fail } from './fault.ts';

const RFC_3339 =
  /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))$/;
const DURATION_PART = /(\d+(?:\.\d+)?)(ns|us|ms|s|m|h|d)/y;
const DURATION_LENGTH_MAX = 40;
const TIME_LENGTH_MAX = 35;
const FIRST_MS = -62_135_596_800_000; // 0001-01-01T00:00:00Z, the first moment that CEL knows
const LAST_MS = 253_402_300_799_999; // 9999-12-31T23:59:59.999Z, the last

const UNIT_MS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** Reads RFC 3339; fractions beyond milliseconds are cut. Fails on anything else, a 30 February included. */
export function parseTimestamp(text: string): Timestamp {
  const match = text.length <= TIME_LENGTH_MAX ? RFC_3339.exec(text) : null;
  if (match === null) return failTimestamp(text);
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]; // the pattern has them
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  const fraction = Number(`${match[7] ?? ''}000`.slice(0, 3));
  const offset = (Number(match[9] ?? 0) * 60 + Number(match[10] ?? 0)) * (match[8] === '-' ? -60_000 : 60_000);
  // A day or an hour that does not exist rolls over into the next one: then the text does not come back.
  if (!utcTime(local).startsWith(text.slice(0, 10)) || !utcTime(local).startsWith(text.slice(11, 19), 11)) {
    return failTimestamp(text);
  }
  return timestampAt(local + fraction - offset);
}

/** A timestamp at a moment; fails outside the years 1 to 9999. */
export function timestampAt(ms: number): Timestamp {
  if (ms >= FIRST_MS && ms <= LAST_MS) return new Timestamp(Math.floor(ms));
  return fail('the moment is not between the years 1 and 9999');
}

/** RFC 3339 in UTC, with milliseconds. */
export function timestampText(timestamp: Timestamp): string {
  return utcTime(timestamp.ms);
}

/** Reads `90m`, `1h30m`, `-1.5h`, `7d`; units ns, us, ms, s, m, h and d, a day being 24 hours. */
export function parseDuration(text: string): Duration {
  if (text.length > DURATION_LENGTH_MAX) return failDuration();
  const sign = text.startsWith('-') ? -1 : 1;
  let ms = 0;
  let at = sign === -1 ? 1 : 0;
  do {
    DURATION_PART.lastIndex = at;
    const match = DURATION_PART.exec(text);
    if (match === null) return failDuration();
    const [part, count, unit] = match as unknown as [string, string, string]; // the pattern has both
    ms += Number(count) * (UNIT_MS[unit] as number);
    at += part.length;
  } while (at < text.length);
  return new Duration(sign * ms);
}

/** Seconds with their unit, as `5400s` or `0.25s`. */
export function durationText(duration: Duration): string {
  return `${duration.ms / 1000}s`;
}

function failTimestamp(text: string): never {
  const hint = /^\d{4}-\d{2}-\d{2}$/.test(text) ? ' It is a date without a time: add "T00:00:00Z"' : '';
  return fail(`a text is not a time in RFC 3339, such as "2026-11-21T09:30:00Z".${hint}`);
}

function failDuration(): never {
  return fail('a text is not a duration, such as "90s", "15m" or "1h30m"');
}
