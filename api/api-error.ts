/** What a caller is told besides code and message. */
export interface ApiErrorDetails {
  /** What to do. */
  readonly hint?: string;
  /** Who had decided already. */
  readonly winner?: string;
  /** Seconds after which the same call may succeed. */
  readonly retryAfterSeconds?: number;
}

/** A call that is not answered as asked. Carries all that the caller is told; nothing else leaves the process. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly details: ApiErrorDetails;

  constructor(status: number, code: string, message: string, details: ApiErrorDetails = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

/** Temporal does not answer: what was asked for may or may not have happened. */
export function temporalUnavailable(): ApiError {
  return new ApiError(503, 'temporal-unavailable', 'Cannot reach the runs: Temporal does not answer', {
    hint: 'Repeat the same call with the same id: it never takes effect twice',
    retryAfterSeconds: 5,
  });
}

/** Nobody can tell from it whether the object exists in a tenant that is not theirs. */
export function notFound(what: string, id: string): ApiError {
  return new ApiError(404, 'not-found', `Cannot find ${what} ${JSON.stringify(id)} in any tenant that you work for`);
}
