import type { Agent } from 'undici';
import type { CircuitBreaker } from './circuit-breaker.ts';
import type { HttpCall } from './http-call.ts';
import type { HttpClientSettings, HttpLimits } from './http-settings.ts';

/** What holds for all exchanges with one upstream. */
export interface Policy {
  readonly settings: HttpClientSettings;
  readonly limits: HttpLimits;
  readonly agent: Agent;
  readonly breaker: CircuitBreaker;
}

/** What is known of an exchange when it goes wrong. */
export interface Exchange {
  readonly call: HttpCall;
  readonly requestId: string;
  readonly deadline: AbortSignal;
  /** The upstream was turned to: a connection was sought, or taken. */
  asked: boolean;
  /** The request began to leave. */
  sent: boolean;
  /** Value of the Authorization header, once known. */
  authorization: string;
  /** `WWW-Authenticate` of a refusal. */
  challenge: string;
  secrets: readonly string[];
}
