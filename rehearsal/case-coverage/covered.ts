/** How much of something the cases covered. */
export interface Covered<What> {
  readonly covered: number;
  readonly total: number;
  /** What no case covered, in the order of the playbook. */
  readonly missing: readonly What[];
}

/** Counts what is covered. */
export function coveredOf<What>(all: readonly What[], isCovered: (one: What) => boolean): Covered<What> {
  const missing = all.filter((one) => !isCovered(one));
  return { covered: all.length - missing.length, total: all.length, missing };
}

/** Whole percent, rounded down: 100 means all. Of nothing, all is covered. */
export function percentOf({ covered, total }: Covered<unknown>): number {
  return total === 0 ? 100 : Math.floor((covered * 100) / total);
}
