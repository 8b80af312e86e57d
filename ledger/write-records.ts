import { CompiledQuery } from 'kysely';
import type { FinalState } from '../contracts/after-end.ts';
import type { RunContext, RunRecord } from '../contracts/run.ts';
import { putFinalState } from './after-end.ts';
import type { LedgerDatabase } from './database.ts';
import { projectRecords } from './write-records/project-records.ts';
import { rebuildRun } from './write-records/rebuild-run.ts';
import { writeStatement, type Statement } from './write-records/statement.ts';

// One statement writes the records and what follows from them (`statement.ts`), so that a write costs one round trip.
// It says afterwards whether something happened that it cannot put right by itself; both are rare and are handled
// in a transaction of their own, which starts from the records and can therefore be repeated:
// - A provisional record was replaced by another one: a local activity ran again down another path. What the old
//   record had told runs and steps may be wrong, so the run is rebuilt from its records.
// - A run ended and provisional records stand behind its end: left by such a path. They are removed.

/** `provisional`: written by a local activity, which may run again down another path; `confirmed`: by a regular one. */
export type Standing = 'provisional' | 'confirmed';

interface Written {
  readonly rebuild: boolean;
}

/**
 * Writes records of a run and what follows from them for its run, steps and approvals, in one transaction. The same
 * (run, seq) replaces a provisional record and never a confirmed one; a confirmed write confirms all earlier ones of
 * the run. May be repeated; late records never undo what a later one said. `final` is what the run leaves at its end.
 *
 * @throws {LedgerUnavailable} Whether the records were written is then unknown; write them again.
 */
export async function writeRecords(
  db: LedgerDatabase,
  run: RunContext,
  records: readonly RunRecord[],
  how: Standing,
  final?: FinalState,
): Promise<void> {
  if (records.length === 0) return;
  const statement = writeStatement(run, records, projectRecords(records), how);
  const [written] = final === undefined ? await write(db, statement) : await writeEnd(db, run, statement, final);
  if (written?.rebuild === true) await rebuildRun(db, run);
}

function write(db: LedgerDatabase, { name, text, values }: Statement): Promise<readonly Written[]> {
  return db.prepared<Written>(name, text, values);
}

/** The end of a run that somebody may go on from: what it leaves is there if and only if its last records are. */
async function writeEnd(
  db: LedgerDatabase,
  run: RunContext,
  { text, values }: Statement,
  final: FinalState,
): Promise<readonly Written[]> {
  return db.kysely.transaction().execute(async (transaction) => {
    const { rows } = await transaction.executeQuery<Written>(CompiledQuery.raw(text, values));
    await putFinalState(transaction, run, final);
    return rows;
  });
}
