import type { Json } from '../../contracts/json.ts';
import { utcTime } from '../../contracts/time.ts';
import type { UtcTime } from '../../contracts/time.ts';

const TIME = /^(\d{4})-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?(Z|[+-]\d\d:?\d\d)?$/i;

/**
 * Reads a time of the feed as RFC 3339 in UTC. Records carry no zone, and mean UTC.
 *
 * @returns null for what is no time, and for the year 1, which stands for «never».
 */
export function readTime(value: Json | undefined): UtcTime | null {
  if (typeof value !== 'string') return null;
  const match = TIME.exec(value.trim());
  if (match === null || match[1] === '0001') return null;
  const text = value.trim().replace(' ', 'T');
  const hasClock = text.length > 10;
  const at = Date.parse(match[2] === undefined && hasClock ? `${text}Z` : text);
  return Number.isNaN(at) ? null : utcTime(at);
}
