import { invariant } from '../contracts/invariant.ts';
import { canonicalJson, sha256Hex, type Json, type Sha256 } from '../contracts/json.ts';
import type { LedgerDatabase } from './database.ts';

/** Keeps a plan under its hash; keeping it again changes nothing. The hash must be the plan's `digest`. */
export async function putPlan(db: LedgerDatabase, plan: Json, sha256: Sha256): Promise<void> {
  const body = canonicalJson(plan);
  invariant(sha256Hex(body) === sha256, `Cannot keep a plan under a hash that is not its own: ${sha256}`);
  await db.kysely
    .insertInto('plans')
    .values({ sha256, body })
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .execute();
}

/** The plan of a hash, as it was kept. */
export async function readPlanBody(db: LedgerDatabase, sha256: Sha256): Promise<Json | undefined> {
  const row = await db.kysely.selectFrom('plans').select('body').where('sha256', '=', sha256).executeTakeFirst();
  return row?.body;
}
