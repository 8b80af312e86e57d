import { randomUUID } from 'node:crypto';
import { jsonAnswer } from '../server/exchange.ts';
import type { Answer } from '../server/exchange.ts';

/** A refusal of the token endpoint. */
export interface EntraError {
  readonly status: number;
  /** OAuth error: invalid_client … */
  readonly error: string;
  /** Number of the AADSTS code. */
  readonly code: number;
  readonly message: string;
}

/** The body that Entra sends with a refusal. */
export function entraErrorAnswer({ status, error, code, message }: EntraError, nowMs: number): Answer {
  const timestamp = `${new Date(nowMs).toISOString().slice(0, 19).replace('T', ' ')}Z`;
  const trace = randomUUID();
  const correlation = randomUUID();
  return jsonAnswer(status, {
    error,
    error_description: `AADSTS${code}: ${message} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
    error_codes: [code],
    timestamp,
    trace_id: trace,
    correlation_id: correlation,
    error_uri: `https://login.microsoftonline.com/error?code=${code}`,
  });
}
