import type { Side } from './drive.ts';
import { alternate, median, type Values } from './measure.ts';

const ALTERNATIONS = 5;
/** Runs of each side in one alternation. */
const RUNS = 15;

/**
 * How long a run takes that is alone, in milliseconds: the median of each alternation. Sides take turns run by run,
 * because the server's own pace drifts by more than what is to be seen.
 */
export async function singleRuns<Name extends string>(
  sides: Readonly<Record<Name, Side>>,
): Promise<Readonly<Record<Name, Values>>> {
  const runs = Object.fromEntries(
    Object.entries<Side>(sides).map(([name, side]) => [name, () => timedRun(side)]),
  ) as Record<Name, () => Promise<number>>; // the same keys
  const times = await alternate(runs, ALTERNATIONS * RUNS);
  const blocks = Array.from({ length: ALTERNATIONS }, (_, at) => at * RUNS);
  const medians = Object.entries<Values>(times).map(
    ([name, all]) => [name, blocks.map((from) => median(all.slice(from, from + RUNS)))] as const,
  );
  return Object.fromEntries(medians) as unknown as Record<Name, Values>; // the same keys
}

async function timedRun(side: Side): Promise<number> {
  const start = performance.now();
  await side.run();
  return performance.now() - start;
}
