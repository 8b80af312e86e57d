const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
  ['millisecond', 1],
] as const;

/** A duration in words, exact: `1 hour 30 minutes`, `no time` for 0. */
export function durationWords(ms: number): string {
  let left = ms;
  const words = UNITS.flatMap(([unit, unitMs]) => {
    const count = Math.floor(left / unitMs);
    left -= count * unitMs;
    return count === 0 ? [] : [counted(count, unit)];
  });
  return words.join(' ') || 'no time';
}

/** A number with its noun: `1 hour`, `2 hours`, `3 branches`. */
export function counted(count: number, noun: string): string {
  const plural = noun.endsWith('ch') ? `${noun}es` : `${noun}s`;
  return `${count} ${count === 1 ? noun : plural}`;
}
