/** Longest name that is compared. */
const NAME_LENGTH_MAX = 64;

/**
 * The candidate that a misspelt name most likely stands for: at most one change in three characters, the nearest one,
 * the first of equally near ones.
 */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length > NAME_LENGTH_MAX) return undefined;
  const changesMax = Math.max(1, Math.floor(name.length / 3));
  let best: { name: string; changes: number } | undefined;
  for (const candidate of candidates) {
    if (candidate === name || Math.abs(candidate.length - name.length) > changesMax) continue;
    const changes = changesBetween(name.toLowerCase(), candidate.toLowerCase());
    if (changes <= changesMax && changes < (best?.changes ?? Number.POSITIVE_INFINITY)) best = { name: candidate, changes };
  }
  return best?.name;
}

/** «Did you mean …» as a member to spread into a finding; nothing where no name is near. */
export function didYouMean(name: string, candidates: Iterable<string>): { suggestion?: string } {
  const nearest = nearestName(name, candidates);
  return nearest === undefined ? {} : { suggestion: `Did you mean "${nearest}"?` };
}

/** Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment). */
function changesBetween(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const isSame = from[row - 1] === to[column - 1];
      const isSwap = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current[column] = Math.min(
        Number(last[column]) + 1,
        Number(current[column - 1]) + 1,
        Number(last[column - 1]) + (isSame ? 0 : 1),
        isSwap ? Number(beforeLast[column - 2]) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    beforeLast = last;
    last = current;
  }
  return Number(last[to.length]);
}
