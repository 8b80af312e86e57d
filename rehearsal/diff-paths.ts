import { isStep } from './case-script.ts';

/** A step of the expected or the seen path, or of both: `-` was expected and not seen, `+` seen and not expected. */
export type PathDiffLine =
  | { readonly sign: '-' | ' '; readonly step: string }
  /** `isAllowed`: the case does not mind other steps. */
  | { readonly sign: '+'; readonly step: string; readonly isAllowed: boolean };

/** Most pairs of steps that are compared; of longer paths all of one is shown before all of the other. */
export const DIFF_PAIRS_MAX = 4_000_000;

/** Aligns the expected path with the seen one, so that as many steps as possible stand in both. */
export function diffPaths(
  expected: readonly string[],
  seen: readonly string[],
  areOthersAllowed: boolean,
): readonly PathDiffLine[] {
  let start = 0;
  while (start < expected.length && start < seen.length && fits(expected[start], seen[start])) start += 1;
  const rest = { expected: expected.slice(start), seen: seen.slice(start) };
  const isTooLong = rest.expected.length * rest.seen.length > DIFF_PAIRS_MAX;
  const common = isTooLong ? undefined : commonLengths(rest.expected, rest.seen);
  const both = seen.slice(0, start).map((step): PathDiffLine => ({ sign: ' ', step }));
  return [...both, ...aligned({ ...rest, common, isAllowed: areOthersAllowed })];
}

interface Rest {
  readonly expected: readonly string[];
  readonly seen: readonly string[];
  readonly common: ((expected: number, seen: number) => number) | undefined;
  readonly isAllowed: boolean;
}

function aligned({ expected, seen, common = () => 0, isAllowed }: Rest): readonly PathDiffLine[] {
  const lines: PathDiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < expected.length || j < seen.length) {
    const [wanted, step] = [expected[i], seen[j]];
    if (wanted !== undefined && step !== undefined && common(i, j) > 0 && fits(wanted, step)) {
      lines.push({ sign: ' ', step });
      [i, j] = [i + 1, j + 1];
    } else if (wanted !== undefined && (step === undefined || common(i + 1, j) >= common(i, j + 1))) {
      lines.push({ sign: '-', step: wanted });
      i += 1;
    } else {
      lines.push({ sign: '+', step: step ?? '', isAllowed });
      j += 1;
    }
  }
  return lines;
}

/** The longest common subsequence of what follows each pair of positions. */
function commonLengths(expected: readonly string[], seen: readonly string[]): (i: number, j: number) => number {
  const width = seen.length + 1;
  const lengths = new Uint16Array((expected.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = expected.length - 1; i >= 0; i--) {
    for (let j = seen.length - 1; j >= 0; j--) {
      lengths[i * width + j] = fits(expected[i], seen[j]) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  return at;
}

function fits(expected: string | undefined, seen: string | undefined): boolean {
  return expected !== undefined && seen !== undefined && isStep(seen, expected);
}
