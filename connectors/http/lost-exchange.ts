import { UpstreamError } from '../upstream-error.ts';
import type { Exchange, Policy } from './exchange-state.ts';
import { AddressRefused } from './guard-address.ts';
import { BodyRefused, BodyTooLarge } from './read-body.ts';
import { redact } from './redact.ts';

/** Stands where an upstream's own code would, if its answer is larger than `bodyBytes`. */
export const BODY_TOO_LARGE = 'body-too-large';

/** Types what is not a refusal: no connection, a deadline, a cut body, a body that is not JSON. */
export function lostExchange(policy: Policy, state: Exchange, cause: unknown): UpstreamError {
  const { call } = state;
  const details = { requestId: state.requestId, cause: redactedCause(cause, state.secrets) };
  const message = `Cannot ${call.purpose}: ${redact(describe(policy, state, cause), state.secrets)}`;
  if (mayHaveTakenEffect(state)) return new UpstreamError('outcome-unknown', message, details);
  if (call.signal?.aborted === true) return new UpstreamError('cancelled', message, details);
  if (cause instanceof BodyRefused) {
    const upstreamCode = cause instanceof BodyTooLarge ? BODY_TOO_LARGE : undefined;
    return new UpstreamError('invalid-answer', message, { ...details, upstreamCode });
  }
  if (cause instanceof AddressRefused) return new UpstreamError('rejected', message, details);
  return new UpstreamError('unavailable', message, details);
}

/** Whether the request left, and a repeat of it would not be a no-op. */
export function mayHaveTakenEffect({ call, sent }: Exchange): boolean {
  return sent && (call.effect ?? (call.method === 'GET' ? 'read' : 'write')) === 'write';
}

function describe(policy: Policy, state: Exchange, cause: unknown): string {
  const { upstream } = policy.settings;
  if (cause instanceof BodyRefused) return `${upstream} answered, but ${cause.message}`;
  if (state.call.signal?.aborted === true) return `the call was cancelled`;
  if (state.deadline.aborted)
    return `${upstream} did not answer within ${state.call.totalMs ?? policy.limits.totalMs} ms`;
  return `${state.sent ? `the connection to ${upstream} was lost` : `${upstream} cannot be reached`} (${causeText(cause)})`;
}

function causeText(cause: unknown): string {
  if (!(cause instanceof Error)) return 'no reason given';
  const code = 'code' in cause && typeof cause.code === 'string' ? `${cause.code}: ` : '';
  return `${code}${cause.message}`;
}

/** Keeps the kind of the cause for logs, without the request that some libraries hang on their errors. */
function redactedCause(
  cause: unknown,
  secrets: readonly string[],
): { readonly name: string; readonly message: string } {
  return { name: cause instanceof Error ? cause.name : typeof cause, message: redact(causeText(cause), secrets) };
}
