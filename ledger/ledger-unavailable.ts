/** Why the ledger could not be used. */
export type UnavailableReason =
  'unreachable' | 'timeout' | 'shutting-down' | 'too-many-clients' | 'read-only' | 'out-of-space' | 'refused';

/** The ledger could not be used now; what was asked for did not happen, or is not known to have happened. */
export class LedgerUnavailable extends Error {
  override readonly name = 'LedgerUnavailable';
  readonly reason: UnavailableReason;

  constructor(reason: UnavailableReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
