import type { FailureCode } from '../../contracts/failure-codes.ts';

const KINDS: Readonly<Record<number, FailureCode>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  408: 'throttled',
  409: 'conflict',
  410: 'not-found',
  412: 'conflict',
  429: 'throttled',
};

/** What a status that is not a success means, before an upstream's own codes are looked at. */
export function failureOfStatus(status: number): FailureCode {
  if (status >= 500) return 'unavailable';
  if (status < 400) return 'invalid-answer';
  return KINDS[status] ?? 'rejected';
}
