import { InvariantViolation } from '../contracts/invariant.ts';

/** Why the ledger could not be used. */
export type UnavailableReason =
  | 'unreachable'
  | 'timeout'
  | 'shutting-down'
  | 'too-many-clients'
  | 'read-only'
  | 'out-of-space'
  | 'contended'
  | 'refused';

/** The ledger could not be used now; what was asked for did not happen, or is not known to have happened. */
export class LedgerUnavailable extends Error {
  override readonly name = 'LedgerUnavailable';
  readonly reason: UnavailableReason;

  constructor(reason: UnavailableReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

/** SQLSTATE by prefix, longest first. Codes that are not here are mistakes of ours. */
const REASONS: readonly (readonly [string, UnavailableReason])[] = [
  ['53300', 'too-many-clients'],
  ['25006', 'read-only'],
  ['57014', 'timeout'],
  ['55P03', 'timeout'],
  ['40001', 'contended'],
  ['40P01', 'contended'],
  ['57P', 'shutting-down'],
  ['3D000', 'refused'],
  ['28', 'refused'],
  ['08', 'unreachable'],
  ['53', 'out-of-space'],
  ['58', 'out-of-space'],
];

/** Codes of Node's sockets and resolver. */
const SOCKET = /^E(CONN|HOST|NET|PIPE|TIMEDOUT|NOTFOUND|AI_AGAIN|ACCES|ADDR)/;
/** What `pg` says without a code. */
const LOST_CONNECTION = /connection (terminated|error|ended)|not queryable|client was closed|calling end on the pool/i;
const TOO_LATE = /timeout/i;

/**
 * What an error of the driver means: {@link LedgerUnavailable}, or for anything that PostgreSQL refused in a statement
 * of ours an invariant violation. Values of rows are left out of the text; the cause keeps the original.
 */
export function translateDatabaseError(error: unknown): LedgerUnavailable | InvariantViolation {
  if (error instanceof LedgerUnavailable || error instanceof InvariantViolation) return error;
  const reason = reasonOf(error);
  const found = describe(error);
  if (reason === undefined) {
    return new InvariantViolation(`Cannot execute a statement of the ledger: ${found}`, { cause: error });
  }
  return new LedgerUnavailable(reason, `Cannot use the ledger because it is ${reason}: ${found}`, { cause: error });
}

function reasonOf(error: unknown): UnavailableReason | undefined {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  const code = codeOf(error);
  const known = REASONS.find(([prefix]) => code.startsWith(prefix));
  if (known !== undefined) return known[1];
  if (SOCKET.test(code)) return code === 'ETIMEDOUT' ? 'timeout' : 'unreachable';
  if (code !== '' || !(error instanceof Error)) return undefined;
  if (TOO_LATE.test(error.message)) return 'timeout';
  return LOST_CONNECTION.test(error.message) ? 'unreachable' : undefined;
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

function describe(error: unknown): string {
  const code = codeOf(error);
  const message = error instanceof Error && error.message !== '' ? error.message : 'no message';
  return code === '' ? message : `${code} ${message}`;
}
