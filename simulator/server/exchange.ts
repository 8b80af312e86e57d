import type { IncomingHttpHeaders } from 'node:http';
import type { ClaimsOverride, ServiceName } from '../faults/fault-rule.ts';

/** A request, read whole. */
export interface Exchange {
  readonly service: ServiceName | 'control';
  /** Name of the tenant it concerns, '' if none can be told. */
  readonly tenant: string;
  readonly method: string;
  /** Decoded path below the service's prefix, with its leading slash. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Set by a fault: what the token says instead of the truth. */
  readonly claims?: ClaimsOverride;
}

/** An answer, ready to send. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** What a service does with a request: synchronous, so that two requests never interleave. */
export type Handler = (exchange: Exchange) => Answer;

/** An answer with a JSON body. */
export function jsonAnswer(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}
