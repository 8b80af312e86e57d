/** A day on which the clocks of a zone change. */
export interface ClockChange {
  /** A date in UTC that stands for the local one. */
  readonly day: Date;
  /** Whether the minutes between are left out, or come twice. */
  readonly kind: 'gap' | 'twice';
  /** Minutes after midnight, on the wall: the first, and the one after the last. */
  readonly from: number;
  readonly to: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Two years, so that what is found is what the zone does now and not what it did once. */
const FIRST_DAY = Date.UTC(2026, 0, 1);
const DAYS = 730;

const known = new Map<string, readonly ClockChange[]>();

/** The days of two years on which the clocks of a zone change, as the host's data has them; none for a zone that there is not. */
export function changesOf(zone: string): readonly ClockChange[] {
  const found = known.get(zone) ?? findChanges(zone);
  known.set(zone, found);
  return found;
}

function findChanges(zone: string): readonly ClockChange[] {
  const format = formatOf(zone);
  if (format === undefined) return [];
  const offset = (at: number): number => offsetAt(format, at);
  const changes: ClockChange[] = [];
  let before = offset(FIRST_DAY);
  for (let day = 1; day <= DAYS; day++) {
    const at = FIRST_DAY + day * DAY_MS;
    const after = offset(at);
    if (after !== before) changes.push(changeAt(momentOf(offset, at - DAY_MS, at), before, after));
    before = after;
  }
  return changes;
}

/** The first minute with the offset of the end. */
function momentOf(offset: (at: number) => number, from: number, to: number): number {
  const before = offset(from);
  let [low, high] = [from, to];
  while (high - low > MINUTE_MS) {
    const middle = Math.floor((low + high) / 2 / MINUTE_MS) * MINUTE_MS;
    if (offset(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

function changeAt(at: number, before: number, after: number): ClockChange {
  const [first, last] = [at + Math.min(before, after), at + Math.max(before, after)];
  const midnight = Math.floor(first / DAY_MS) * DAY_MS;
  return {
    day: new Date(midnight),
    kind: after > before ? 'gap' : 'twice',
    from: (first - midnight) / MINUTE_MS,
    to: (last - midnight) / MINUTE_MS,
  };
}

/** Milliseconds that the wall clock is ahead of UTC. */
function offsetAt(format: Intl.DateTimeFormat, at: number): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(at)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute) - at;
}

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
  } catch {
    // A zone that there is not is told by another rule.
    return undefined;
  }
}
