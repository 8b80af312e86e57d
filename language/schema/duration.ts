/** Longest duration that can be written: 366 days. */
export const DURATION_MS_MAX = 366 * 24 * 60 * 60 * 1000;

const DURATION = /^(?:(\d{1,12})d)?(?:(\d{1,12})h)?(?:(\d{1,12})m)?(?:(\d{1,12})s)?(?:(\d{1,12})ms)?$/;
const UNITS_MS = [24 * 60 * 60 * 1000, 60 * 60 * 1000, 60 * 1000, 1000, 1] as const;
const UNITS = ['d', 'h', 'm', 's', 'ms'] as const;

/**
 * Milliseconds of a duration such as `2h`, `1h30m`, `7d` or `500ms`; units from large to small, each at most once.
 *
 * @returns undefined where it is none, or longer than {@link DURATION_MS_MAX}.
 */
export function parseDuration(written: string): number | undefined {
  const match = DURATION.exec(written);
  if (match === null || written === '') return undefined;
  const total = UNITS_MS.reduce((sum, unitMs, at) => sum + Number(match[at + 1] ?? 0) * unitMs, 0);
  return total <= DURATION_MS_MAX ? total : undefined;
}

/** Milliseconds of a time of business hours such as `8h`; undefined where it is none: it has no days and is longer than nothing. */
export function parseBusinessDuration(written: string): number | undefined {
  const ms = written.includes('d') ? undefined : parseDuration(written);
  return ms === 0 ? undefined : ms;
}

/** A duration as it is written shortest: `90s` and `1m30s` are both `1m30s`. */
export function writeDuration(milliseconds: number): string {
  const parts = UNITS_MS.map((unitMs, at) => {
    const count = Math.floor((at === 0 ? milliseconds : milliseconds % Number(UNITS_MS[at - 1])) / unitMs);
    return count === 0 ? '' : `${count}${UNITS[at]}`;
  });
  return parts.join('') || '0s';
}

/** First and longest pause of a range such as `2s..5m`; a single duration is both. Undefined where it is none. */
export function parseDurationRange(written: string): { readonly first: number; readonly max: number } | undefined {
  const [from = '', to = from, ...more] = written.split('..');
  const first = parseDuration(from);
  const max = parseDuration(to);
  if (first === undefined || max === undefined || more.length > 0 || first > max) return undefined;
  return { first, max };
}
