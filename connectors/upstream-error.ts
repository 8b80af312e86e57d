import type { FailureCode } from '../contracts/failure-codes.ts';

/** What an upstream refused or failed to do, typed once for all connectors. */
export class UpstreamError extends Error {
  override readonly name = 'UpstreamError';
  /** Failure code of the step that made the call. */
  readonly kind: FailureCode;
  /** Earliest next try as the upstream asked, clamped to 1 s … 15 min. */
  readonly retryAfterMs: number | undefined;
  /** HTTP status or SMTP reply code. */
  readonly status: number | undefined;
  /** The upstream's own code, as `AF20022`. */
  readonly upstreamCode: string | undefined;
  readonly requestId: string | undefined;

  constructor(
    kind: FailureCode,
    message: string,
    details: {
      readonly retryAfterMs?: number | undefined;
      readonly status?: number | undefined;
      readonly upstreamCode?: string | undefined;
      readonly requestId?: string | undefined;
      readonly cause?: unknown;
    } = {},
  ) {
    super(message, { cause: details.cause });
    this.kind = kind;
    this.retryAfterMs = details.retryAfterMs;
    this.status = details.status;
    this.upstreamCode = details.upstreamCode;
    this.requestId = details.requestId;
  }
}
