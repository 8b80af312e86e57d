/** Whether a text is a moment in RFC 3339 with a zone. */
export function isMoment(written: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/.test(written) &&
    !Number.isNaN(Date.parse(written))
  );
}

/** Whether a text names a time zone of the IANA list. */
export function isTimeZone(written: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: written }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Whether a text is a day of the calendar such as `2026-12-24`. */
export function isDay(written: string): boolean {
  const start = /^\d{4}-\d{2}-\d{2}$/.test(written) ? Date.parse(`${written}T00:00:00Z`) : Number.NaN;
  // Some days that do not exist, such as 30 February, are read as a day of the month that follows.
  return !Number.isNaN(start) && new Date(start).toISOString().startsWith(written);
}

/** Whether a text is a day or a moment. */
export function isDayOrMoment(written: string): boolean {
  return isDay(written) || isMoment(written);
}

/** Hours of a day in minutes since its midnight; hours that end on the next day end after 24 × 60. */
export interface Hours {
  readonly from: number;
  readonly to: number;
}

const HOURS = /^([01]\d|2[0-3]):([0-5]\d)-(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;
const DAY_MINUTES = 24 * 60;

/** Reads hours such as `08:00-17:00`, or `22:00-06:00`, which end on the next day. Undefined where they are none. */
export function parseHours(written: string): Hours | undefined {
  const match = HOURS.exec(written);
  if (match === null) return undefined;
  const [, fromHour, fromMinute, toHour = '24', toMinute = '00'] = match;
  const from = Number(fromHour) * 60 + Number(fromMinute);
  const to = Number(toHour) * 60 + Number(toMinute);
  if (from === to) return undefined;
  return { from, to: to > from ? to : to + DAY_MINUTES };
}
