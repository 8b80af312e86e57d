import { LedgerUnavailable } from '../ledger/ledger-unavailable.ts';

/** What gRPC calls an argument that no repeat mends. */
const INVALID_ARGUMENT = 3;
/** Errors that are looked into: one inside the other. */
const CAUSES_MAX = 5;

/**
 * Whether an error says that the ledger, Temporal or this worker cannot work now: then it is not the fault of what was
 * worked on, and the same will go well later.
 */
export function isOutage(error: unknown): boolean {
  let cause: unknown = error;
  for (let depth = 0; depth < CAUSES_MAX && cause instanceof Error; depth++) {
    if (cause instanceof LedgerUnavailable || cause.name === 'CancelledFailure' || cause.name === 'AbortError')
      return true;
    const code: unknown = 'code' in cause ? cause.code : undefined;
    // Of gRPC the code is a number; those of Node and PostgreSQL are texts, and the ledger translates its own.
    if (typeof code === 'number') return code !== INVALID_ARGUMENT;
    cause = cause.cause;
  }
  return false;
}
