import type { Json, JsonObject } from '../../contracts/json.ts';
import type { HttpAnswer } from '../http/http-client.ts';
import { UpstreamError } from '../upstream-error.ts';
import type { ContentRef, Subscription } from './content-ref.ts';
import { readTime } from './read-time.ts';

/** Reads the answer of `/subscriptions/start`. Everything but the status is ours already. */
export function readSubscription(contentType: string, answer: HttpAnswer): Subscription {
  return { contentType, status: statusOf(isObject(answer.json) ? answer.json['status'] : undefined) };
}

/** Reads `/subscriptions/list`; entries without a content type are left out, since nothing can be done with them. */
export function readSubscriptions(answer: HttpAnswer): readonly Subscription[] {
  return readArray('list subscriptions', answer).flatMap((entry) => {
    const contentType = isObject(entry) ? entry['contentType'] : undefined;
    return isObject(entry) && typeof contentType === 'string'
      ? [{ contentType, status: statusOf(entry['status']) }]
      : [];
  });
}

/**
 * Reads one page of `/subscriptions/content`.
 *
 * @throws {UpstreamError} `invalid-answer` for an entry without id, address or time: leaving it out would lose records.
 */
export function readContents(contentType: string, answer: HttpAnswer): readonly ContentRef[] {
  const purpose = `list contents of "${contentType}"`;
  return readArray(purpose, answer).map((entry) => {
    const { contentId, contentUri, contentCreated, contentExpiration } = isObject(entry) ? entry : {};
    const createdAt = readTime(contentCreated);
    if (typeof contentId !== 'string' || typeof contentUri !== 'string' || createdAt === null) {
      throw new UpstreamError(
        'invalid-answer',
        `Cannot ${purpose} because a content needs contentId, contentUri and contentCreated: one is missing`,
      );
    }
    return { contentType, contentId, contentUri, createdAt, expiresAt: readTime(contentExpiration) };
  });
}

function readArray(purpose: string, answer: HttpAnswer): readonly Json[] {
  if (Array.isArray(answer.json)) return answer.json as readonly Json[];
  throw new UpstreamError('invalid-answer', `Cannot ${purpose}: the answer is not an array`, { status: answer.status });
}

function statusOf(value: Json | undefined): Subscription['status'] {
  return value === 'enabled' || value === 'disabled' ? value : 'unknown';
}

function isObject(value: Json | undefined): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
