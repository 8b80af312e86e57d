import { UpstreamError } from '../upstream-error.ts';

const SEGMENT_MAX = 400;
// Half a surrogate pair cannot be encoded; Graph unescapes before it routes, so that an escaped separator would be one.
const FORBIDDEN = /[/\\\p{Cs}\p{Cc}]/u;

/**
 * Writes an identifier as one segment of a path. Identifiers come from events and answers, and so from attackers: none
 * may lead to another resource.
 *
 * @throws {UpstreamError} `rejected` for an empty one, for `.` and `..`, for one with a separator or control character,
 *   and for more than 400 characters.
 */
export function pathSegment(identifier: string): string {
  if (/^\.{0,2}$/.test(identifier) || identifier.length > SEGMENT_MAX || FORBIDDEN.test(identifier)) {
    throw new UpstreamError(
      'rejected',
      `Cannot address an object of Microsoft Graph because an identifier has 1 to ${SEGMENT_MAX} characters and is no path: found one of ${identifier.length} characters`,
    );
  }
  return encodeURIComponent(identifier);
}
