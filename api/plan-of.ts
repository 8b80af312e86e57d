import type { Json } from '../contracts/json.ts';
import type { Plan } from '../language/plan/plan.ts';
import { readPlan } from '../language/plan/read-plan.ts';
import { ApiError } from './api-error.ts';

/** A plan out of the ledger. @throws {ApiError} 409 where a newer Watchbill wrote it */
export function planOf(body: Json): Plan {
  const read = readPlan(body);
  if ('plan' in read) return read.plan;
  throw new ApiError(409, read.failure.code, read.failure.message);
}
