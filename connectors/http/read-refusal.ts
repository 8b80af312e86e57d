import type { Dispatcher } from 'undici';
import type { FailureCode } from '../../contracts/failure-codes.ts';
import type { Json } from '../../contracts/json.ts';
import { UpstreamError } from '../upstream-error.ts';
import type { Exchange, Policy } from './exchange-state.ts';
import { failureOfStatus } from './failure-of-status.ts';
import { headerText } from './header-text.ts';
import type { HttpAnswer } from './http-call.ts';
import { mayHaveTakenEffect } from './lost-exchange.ts';
import { BodyRefused, parseJson, readBytes } from './read-body.ts';
import { redact } from './redact.ts';
import { readRetryAfter } from './retry-after.ts';

const REQUEST_ID_HEADERS = ['x-ms-request-id', 'request-id', 'x-request-id', 'x-transaction-id'];

/** Types an answer whose status is no success; what its body says goes into the message, without secrets. */
export async function readRefusal(
  policy: Policy,
  state: Exchange,
  answer: Dispatcher.ResponseData,
): Promise<UpstreamError> {
  const { statusCode: status, headers } = answer;
  const bytes = await refusalBytes(policy, answer);
  const read = policy.settings.readRefusal?.(status, jsonOrNothing(bytes)) ?? {};
  const said = [read.code, read.message].filter((part) => part !== undefined && part !== '').join(': ');
  const where = status >= 300 && status < 400 ? ` and leads to "${headerText(headers['location'])}"` : '';
  return new UpstreamError(
    read.kind ?? kindOf(state, status),
    `Cannot ${state.call.purpose}: ${policy.settings.upstream} answered ${redact(`${status}${said === '' ? '' : ` "${said}"`}${where}`, state.secrets)}`,
    {
      status,
      retryAfterMs: readRetryAfter(headers['retry-after'], Date.now()),
      upstreamCode: read.code === undefined ? undefined : redact(read.code, state.secrets),
      requestId: requestIdOf(headers, state.secrets) ?? state.requestId,
    },
  );
}

// A gateway that lost its upstream, or an upstream that broke, does not know how far the request came. 503 says that
// it was not taken on.
const DOUBTFUL: ReadonlySet<number> = new Set([500, 502, 504]);

function kindOf(state: Exchange, status: number): FailureCode {
  return DOUBTFUL.has(status) && mayHaveTakenEffect(state) ? 'outcome-unknown' : failureOfStatus(status);
}

/** The body of a refusal is only used for its message: the status decides without it, even if the connection is lost. */
async function refusalBytes(policy: Policy, answer: Dispatcher.ResponseData): Promise<Buffer> {
  try {
    return await readBytes(answer.body, headerText(answer.headers['content-encoding']), policy.limits.bodyBytes);
  } catch {
    return Buffer.alloc(0);
  }
}

function jsonOrNothing(bytes: Buffer): Json | undefined {
  try {
    return parseJson(bytes);
  } catch (error) {
    // The body of a refusal is only used for its message; the status decides without it.
    if (error instanceof BodyRefused) return undefined;
    throw error;
  }
}

function requestIdOf(headers: HttpAnswer['headers'], secrets: readonly string[]): string | undefined {
  for (const name of REQUEST_ID_HEADERS) {
    const value = headerText(headers[name]);
    if (value !== '') return redact(value, secrets).slice(0, 100);
  }
  return undefined;
}
