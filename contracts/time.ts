/** Milliseconds since 1970-01-01T00:00:00Z. */
export type UtcMs = number;

/** RFC 3339 in UTC with milliseconds, as `2026-11-21T09:30:00.000Z`. */
export type UtcTime = string;

/** Formats a moment. Needs no clock, so that replayed code may call it. */
export function utcTime(at: UtcMs): UtcTime {
  return new Date(at).toISOString();
}
