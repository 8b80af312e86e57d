/*
 * How large the faults of these scenarios are. The defaults are what `npm test` has time for; the figures that the
 * faults are rated by are set by hand,
 * as in `FAULT_RUNS=500 FAULT_MINUTES=10 npm test -- test/scenarios/partition.test.ts`.
 */

/** Runs that are active while Temporal is killed. */
export const FAULT_RUNS = Number(process.env['FAULT_RUNS'] ?? 40);

/** How long a line stays silent in both directions; one direction alone a quarter of it. */
export const FAULT_MS = Number(process.env['FAULT_MINUTES'] ?? 0.75) * 60_000;
