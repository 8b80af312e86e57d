import { InvariantViolation } from '../contracts/invariant.ts';
import type { Json, Sha256 } from '../contracts/json.ts';
import type { LedgerDatabase } from './database.ts';

/** Keeps a plan under its hash; keeping it again changes nothing. The hash must be the plan's `digest`. */
export async function putPlan(db: LedgerDatabase, plan: Json, sha256: Sha256): Promise<void> {
  throw new InvariantViolation(`${typeof db}${typeof plan}${sha256}`);
}

/** The plan of a hash, as it was kept. */
export async function readPlanBody(db: LedgerDatabase, sha256: Sha256): Promise<Json | undefined> {
  throw new InvariantViolation(`${typeof db}${sha256}`);
}
