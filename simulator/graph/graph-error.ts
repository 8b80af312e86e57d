import { randomUUID } from 'node:crypto';
import { jsonAnswer } from '../server/exchange.ts';
import type { Answer, Exchange } from '../server/exchange.ts';

/** A refusal of Graph. */
export interface GraphRefusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** @default no Retry-After */
  readonly retryAfterSeconds?: number;
}

/** The body that Graph sends with a refusal. Ids of the request stand in it and in the headers. */
export function graphError(exchange: Exchange, nowMs: number, refusal: GraphRefusal): Answer {
  const headers = requestHeaders(exchange);
  const innerError = {
    date: new Date(nowMs).toISOString().slice(0, 19),
    'request-id': headers['request-id'],
    'client-request-id': headers['client-request-id'],
  };
  const { status, code, message, retryAfterSeconds } = refusal;
  const retry = retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) };
  return jsonAnswer(status, { error: { code, message, innerError } }, { ...headers, ...retry });
}

/** The headers of every answer: an id of ours, and the caller's own id or ours again. */
export function requestHeaders(exchange: Exchange): { 'request-id': string; 'client-request-id': string } {
  const requestId = randomUUID();
  const given = exchange.headers['client-request-id'];
  return { 'request-id': requestId, 'client-request-id': typeof given === 'string' ? given : requestId };
}

/** 404 of a security resource. */
export const NOT_FOUND: GraphRefusal = { status: 404, code: 'NotFound', message: 'Resource not found.' };

/** 404 of the directory, which names the id. */
export function directoryNotFound(id: string): GraphRefusal {
  return {
    status: 404,
    code: 'Request_ResourceNotFound',
    message: `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  };
}

/** 400 with a reason. */
export function badRequest(message: string): GraphRefusal {
  return { status: 400, code: 'BadRequest', message };
}
