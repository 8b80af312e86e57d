import { UpstreamError } from '../upstream-error.ts';

/** Whether a write may have been carried out although it failed: its answer was lost, or an error of the server. */
export function isDoubtful(error: unknown): boolean {
  return (
    error instanceof UpstreamError &&
    (error.kind === 'outcome-unknown' || (error.kind === 'unavailable' && error.status !== undefined))
  );
}
