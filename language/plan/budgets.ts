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
  /** Work of all expressions of a run, in the units of one expression. @default 10,000,000 */
  readonly expressionCost?: number;
  /** How long a run may last, in milliseconds. @default 30 days */
  readonly runTimeMs: number;
}

/** What a plan that does not name it may spend on expressions: plans of before have no such member. */
export const EXPRESSION_COST = 10_000_000;

/** The budgets of a plan that names none. */
export const DEFAULT_BUDGETS: Budgets = {
  steps: 5_000,
  iterations: 10_000,
  fanOut: 100,
  depth: 40,
  outputBytes: 65_536,
  runTimeMs: 30 * 24 * 60 * 60 * 1000,
};
