import type { Json, JsonObject } from '../../contracts/json.ts';
import type { Refusal } from '../http/http-client.ts';

/** What they answer, with status 400, when an action of the kind waits or runs on the device already. */
export const ACTIVE_REQUEST = 'ActiveRequestAlreadyExists';

/** Their codes of 404 for what is not there; anything else with 404 may be a wrong address. */
export const NOT_THERE: readonly string[] = ['NotFound', 'ResourceNotFound'];

/** Reads `{"error": {"code", "message", "target"}}`; the target is a correlation id of theirs. */
export function readRefusal(_status: number, body: Json | undefined): Refusal {
  const error = isObject(body) ? body['error'] : undefined;
  if (!isObject(error)) return {};
  const code = textOf(error['code']);
  const target = textOf(error['target']);
  const message = `${textOf(error['message'])}${target === '' ? '' : ` (correlation id ${target})`}`;
  return { code, message, ...(code === ACTIVE_REQUEST ? { kind: 'conflict' as const } : {}) };
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

function isObject(value: Json | undefined): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
