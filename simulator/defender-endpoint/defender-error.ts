import { randomUUID } from 'node:crypto';
import { jsonAnswer } from '../server/exchange.ts';
import type { Answer } from '../server/exchange.ts';

/** A refusal of Defender for Endpoint. */
export interface DefenderRefusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** @default no Retry-After */
  readonly retryAfterSeconds?: number;
}

/** The body that Defender for Endpoint sends with a refusal; `target` is an id to ask support about. */
export function defenderError({ status, code, message, retryAfterSeconds }: DefenderRefusal): Answer {
  const retry = retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) };
  return jsonAnswer(status, { error: { code, message, target: randomUUID() } }, retry);
}

/** 404 of one resource. */
export function notFound(what: string, id: string): DefenderRefusal {
  return { status: 404, code: 'ResourceNotFound', message: `${what} ${id} was not found` };
}
