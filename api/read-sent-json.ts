import type { Json, JsonObject } from '../contracts/json.ts';
import { ApiError } from './api-error.ts';

/** How deep lists and objects of a call may lie in each other. */
export const SENT_DEPTH_MAX = 32;

/** The JSON object that another system sent. @throws {ApiError} 400 where it is no JSON, 422 where nobody should keep it */
export function readSentJson(raw: Buffer): JsonObject {
  const value = parse(raw);
  if (!isObject(value)) throw unfit('it must be a JSON object');
  const problem = problemOf(value);
  if (problem !== undefined) throw unfit(problem);
  return value;
}

function parse(raw: Buffer): Json {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw)) as Json; // JSON by definition
  } catch (problem) {
    if (!(problem instanceof SyntaxError) && !(problem instanceof TypeError)) throw problem;
    throw new ApiError(400, 'not-json', 'Cannot read the request: its body is not JSON in UTF-8');
  }
}

/** Level by level instead of by recursion: what is to be refused may be deeper than the stack. */
function problemOf(value: JsonObject): string | undefined {
  let level: readonly Json[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > SENT_DEPTH_MAX) return `lists and objects may lie ${SENT_DEPTH_MAX} deep at most`;
    if (level.some((one) => typeof one === 'number' && !Number.isFinite(one))) return 'a number is too large';
    if (level.some((one) => isObject(one) && Object.hasOwn(one, '__proto__')))
      return 'no member may have the name "__proto__"';
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return undefined;
}

/** A body that is JSON and no body of the webhook. */
export function unfit(why: string): ApiError {
  return new ApiError(422, 'invalid-body', `Cannot take the body: ${why}`, {
    hint: 'The playbook says under `triggers` what the webhook takes',
  });
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
