/** Limits of a run, each with its failure code. */
export interface Budgets {
  /** Steps executed in a run, all continuations together. @default 5,000 */
  readonly steps: number;
  /** Loop turns in a run. @default 10,000 */
  readonly iterations: number;
  /** Branches and loop turns open at once. @default 100 */
  readonly fanOut: number;
  /** Nesting of steps. @default 40 */
  readonly depth: number;
  /** UTF-8 bytes of one step's output. @default 65,536 */
  readonly outputBytes: number;
  /** How long a run may last, in milliseconds. @default 30 days */
  readonly runTimeMs: number;
}

/** The budgets of a plan that names none. */
export const DEFAULT_BUDGETS: Budgets = {
  steps: 5_000,
  iterations: 10_000,
  fanOut: 100,
  depth: 40,
  outputBytes: 65_536,
  runTimeMs: 30 * 24 * 60 * 60 * 1000,
};
