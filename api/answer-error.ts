import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { LedgerUnavailable } from '../ledger/ledger-unavailable.ts';
import { ApiError } from './api-error.ts';
import type { ErrorView } from './contract.ts';

const RETRY_SECONDS = 5;

/** Turns whatever went wrong into the one form of errors. What is our own mistake is logged and not told. */
export async function answerError(
  error: FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const told = tell(error);
  if (told.status >= 500) request.log.error({ err: error, code: told.code }, told.message);
  if (told.details.retryAfterSeconds !== undefined) reply.header('retry-after', told.details.retryAfterSeconds);
  await reply.status(told.status).send(viewOf(told));
}

/** A path that the table does not have. */
export async function answerNotFound(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const told = new ApiError(404, 'no-such-route', `Cannot find a route for ${request.method} of this path`, {
    hint: 'GET /openapi.json describes all routes',
  });
  await reply.status(told.status).send(viewOf(told));
}

function tell(error: FastifyError | Error): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof LedgerUnavailable) {
    return new ApiError(503, 'ledger-unavailable', 'Cannot answer because the ledger does not', {
      hint: 'Repeat the same call with the same id in a few seconds',
      retryAfterSeconds: RETRY_SECONDS,
    });
  }
  return tellFastifys(error);
}

function tellFastifys(error: FastifyError | Error): ApiError {
  const status = 'statusCode' in error ? (error.statusCode ?? 500) : 500;
  if (status === 413) return new ApiError(413, 'too-large', 'Cannot read the request: its body is too large');
  if (status === 415) return new ApiError(415, 'not-json', 'Cannot read the request: its body is not JSON');
  if (status === 429) {
    return new ApiError(429, 'too-many-calls', 'Cannot answer so many calls in a minute', {
      retryAfterSeconds: RETRY_SECONDS,
    });
  }
  if (status < 500)
    return new ApiError(status, 'invalid-request', 'Cannot read the request: it is not valid JSON or HTTP');
  return new ApiError(500, 'internal', 'Cannot answer because of a mistake in Watchbill; the log has it');
}

function viewOf({ code, message, details }: ApiError): ErrorView {
  return {
    error: {
      code,
      message,
      ...(details.hint === undefined ? {} : { hint: details.hint }),
      ...(details.winner === undefined ? {} : { winner: details.winner }),
    },
  };
}
