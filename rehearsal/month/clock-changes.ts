import type { UtcMs } from '../../contracts/time.ts';
import { localName } from '../../schedules/zone-time.ts';
import type { Span } from './faults.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The clocks of a zone are changed. */
export interface ClockChange {
  /** Exact to the minute. */
  readonly at: UtcMs;
  readonly timezone: string;
  /** Minutes that the clocks go forward; negative where they go back. */
  readonly minutes: number;
}

/** The changes of the clocks of a zone in a span. */
export function clockChanges(timezone: string, { from, to }: Span): readonly ClockChange[] {
  const changes: ClockChange[] = [];
  for (let day = from; day < to; day += DAY_MS) {
    const end = Math.min(day + DAY_MS, to);
    const minutes = aheadMinutes(timezone, end) - aheadMinutes(timezone, day);
    if (minutes !== 0) changes.push({ at: momentBetween(timezone, day, end), timezone, minutes });
  }
  return changes;
}

function momentBetween(timezone: string, from: UtcMs, to: UtcMs): UtcMs {
  const before = aheadMinutes(timezone, from);
  let [low, high] = [from, to];
  while (high - low > 60_000) {
    const middle = Math.floor((low + high) / 120_000) * 60_000;
    if (aheadMinutes(timezone, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

/** Minutes that the wall clock is ahead of UTC. */
export function aheadMinutes(timezone: string, at: UtcMs): number {
  const minute = Math.floor(at / 60_000) * 60_000;
  return (Date.parse(`${localName(timezone, minute)}:00Z`) - minute) / 60_000;
}
